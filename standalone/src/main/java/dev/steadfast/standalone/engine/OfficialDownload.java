package dev.steadfast.standalone.engine;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** The archives that the Temporal project publishes with each release of its command. */
record OfficialDownload(String releases) implements TemporalSource {
    private static final String OFFICIAL = "https://github.com/temporalio/cli/releases/download";
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ALL = Duration.ofMinutes(5);

    OfficialDownload() {
        this(OFFICIAL);
    }

    @Override
    public String name() {
        return URI.create(releases).getHost();
    }

    @Override
    public Path fetch(TemporalRelease release, Path folder) throws IOException {
        URI archive = URI.create("%s/v%s/temporal_cli_%s_%s.tar.gz"
                .formatted(releases, TemporalRelease.VERSION, TemporalRelease.VERSION, release.platform()));
        return unpack(download(archive, folder.resolve("archive.tar.gz")), folder);
    }

    private static Path download(URI archive, Path file) throws IOException {
        try (HttpClient client = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()) {
            HttpResponse<Path> response = client.sendAsync(
                            HttpRequest.newBuilder(archive).build(), BodyHandlers.ofFile(file))
                    .get(ALL.toSeconds(), TimeUnit.SECONDS);
            if (response.statusCode() != 200) {
                throw new IOException("%s answers %d".formatted(archive, response.statusCode()));
            }
            return file;
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("%s cannot be reached".formatted(archive), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static Path unpack(Path archive, Path folder) throws IOException {
        try (InputStream file = new BufferedInputStream(Files.newInputStream(archive));
                var entries = new TarArchiveInputStream(new GZIPInputStream(file))) {
            for (TarArchiveEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                if (entry.getName().equals(TemporalRelease.programName())) {
                    Path program = folder.resolve(TemporalRelease.programName());
                    Files.copy(entries, program);
                    return program;
                }
            }
        }
        throw new IOException("the archive has no " + TemporalRelease.programName());
    }
}
