package dev.steadfast.standalone.mail;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Messages as {@code .eml} files, numbered in the order of arrival. A file gets its name after its bytes are on the
 * disk, so there is never half a message.
 */
final class MailFolder {
    private static final Pattern NAME = Pattern.compile("([0-9]{9})\\.eml");

    private final Path folder;
    private long last;

    private MailFolder(Path folder, long last) {
        this.folder = folder;
        this.last = last;
    }

    static MailFolder open(Path folder) throws IOException {
        Files.createDirectories(folder);
        var opened = new MailFolder(folder, 0);
        List<String> ids = opened.ids();
        opened.last = ids.isEmpty() ? 0 : Long.parseLong(ids.getLast());
        return opened;
    }

    /** In the order of arrival. */
    List<String> ids() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> NAME.matcher(file.getFileName().toString()))
                    .filter(name -> name.matches())
                    .map(name -> name.group(1))
                    .sorted()
                    .toList();
        }
    }

    Path file(String id) {
        return folder.resolve(id + ".eml");
    }

    /** Stores what the content writes, and returns its id once it is safe. */
    synchronized String store(Content content) throws IOException {
        String id = String.format(Locale.ROOT, "%09d", last + 1);
        Path unfinished = folder.resolve("unfinished.tmp");
        try (FileChannel channel = FileChannel.open(
                unfinished,
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
            OutputStream out = Channels.newOutputStream(channel);
            content.writeTo(out);
            out.flush();
            channel.force(true);
        }
        Files.move(unfinished, file(id), StandardCopyOption.ATOMIC_MOVE);
        last++;
        return id;
    }

    /** Something that can be written as a message. */
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }
}
