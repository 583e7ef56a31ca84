package dev.steadfast.standalone.place;

import dev.steadfast.standalone.settings.StartRefused;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The folder of everything that survives a restart, held by this process alone until it is closed. */
public final class DataFolder implements AutoCloseable {
    private final Path root;
    private final FileChannel lockFile;

    private DataFolder(Path root, FileChannel lockFile) {
        this.root = root;
        this.lockFile = lockFile;
    }

    /** Creates the folder if need be and locks it; throws {@link StartRefused} where that is not possible. */
    public static DataFolder open(Path folder) {
        try {
            Files.createDirectories(folder);
            // Commands of child processes are recognised by this path, so an alias must not hide them.
            Path root = folder.toRealPath();
            if (!Files.isWritable(root)) {
                throw new AccessDeniedException(root.toString());
            }
            return locked(root);
        } catch (IOException e) {
            throw new StartRefused(
                    "Cannot write to the data folder %s (%s); allow this user to write there, or set STEADFAST_DATA to another folder."
                            .formatted(folder, reason(e)),
                    e);
        }
    }

    private static DataFolder locked(Path root) throws IOException {
        Path file = root.resolve("lock");
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            String holder = holder(channel);
            channel.close();
            throw new StartRefused(
                    "Steadfast already runs on %s%s; stop it, or set STEADFAST_DATA to another folder (and STEADFAST_PORT to another port)."
                            .formatted(root, holder));
        }
        channel.truncate(0);
        channel.write(
                ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
        return new DataFolder(root, channel);
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static String holder(FileChannel channel) {
        try {
            ByteBuffer pid = ByteBuffer.allocate(20);
            channel.read(pid, 0);
            String text = new String(pid.array(), 0, pid.position(), StandardCharsets.US_ASCII);
            return text.isEmpty() ? "" : " (process " + text + ")";
        } catch (IOException e) {
            // Where a lock also forbids reading, the line does without the process.
            return "";
        }
    }

    private static String reason(IOException e) {
        return switch (e) {
            case AccessDeniedException denied -> "permission denied";
            case FileAlreadyExistsException exists -> exists.getFile() + " is not a folder";
            default -> e.getMessage() == null ? e.toString() : e.getMessage();
        };
    }

    /** The folder, absolute and without aliases. */
    public Path root() {
        return root;
    }

    public Path resolve(String name) {
        return root.resolve(name);
    }

    @Override
    public void close() throws IOException {
        lockFile.close();
    }
}
