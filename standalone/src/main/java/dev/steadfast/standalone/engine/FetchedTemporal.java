package dev.steadfast.standalone.engine;

import dev.steadfast.standalone.console.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/** The pinned {@code temporal} program in our own folder. It only gets its name there once its SHA-256 was right. */
final class FetchedTemporal {
    private static final Logger LOG = LoggerFactory.getLogger(FetchedTemporal.class);

    private final Path folder;
    private final Optional<TemporalRelease> release;
    private final List<TemporalSource> sources;
    private final Console console;

    FetchedTemporal(Path folder, Optional<TemporalRelease> release, List<TemporalSource> sources, Console console) {
        this.folder = folder;
        this.release = release;
        this.sources = sources;
        this.console = console;
    }

    /** From an earlier start. */
    Optional<TemporalProgram> earlier() {
        return Files.isExecutable(program()) ? Optional.of(found("fetched before")) : Optional.empty();
    }

    /** From the first source that has it, with a line on the console for each attempt. */
    Optional<TemporalProgram> fetch() {
        return release.flatMap(wanted -> sources.stream()
                .map(source -> fetch(wanted, source))
                .flatMap(Optional::stream)
                .findFirst());
    }

    private Optional<TemporalProgram> fetch(TemporalRelease wanted, TemporalSource source) {
        console.note("fetching Temporal %s (45 MB, once) from %s".formatted(TemporalRelease.VERSION, source.name()));
        Path workplace = folder.resolve("fetching");
        try {
            FileSystemUtils.deleteRecursively(workplace);
            Files.createDirectories(workplace);
            accept(source.fetch(wanted, workplace), wanted);
            FileSystemUtils.deleteRecursively(workplace);
            return Optional.of(found("fetched from " + source.name()));
        } catch (IOException e) {
            LOG.info("nothing from {}", source.name(), e);
            console.note("not available from %s".formatted(source.name()));
            return Optional.empty();
        }
    }

    private void accept(Path fetched, TemporalRelease wanted) throws IOException {
        String actual = sha256(fetched);
        if (!actual.equals(wanted.sha256())) {
            throw new IOException("SHA-256 is %s instead of %s".formatted(actual, wanted.sha256()));
        }
        if (!fetched.toFile().setExecutable(true, true)) {
            throw new IOException("cannot make %s executable".formatted(fetched));
        }
        Files.move(fetched, program(), StandardCopyOption.ATOMIC_MOVE);
    }

    private static String sha256(Path file) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream content = new DigestInputStream(Files.newInputStream(file), digest)) {
                content.transferTo(OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path program() {
        return folder.resolve(TemporalRelease.fetchedName());
    }

    private TemporalProgram found(String origin) {
        return new TemporalProgram(program(), TemporalRelease.VERSION, origin);
    }
}
