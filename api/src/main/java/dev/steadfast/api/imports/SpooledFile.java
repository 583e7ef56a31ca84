package dev.steadfast.api.imports;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What somebody sent, in a temporary file: a slow sender holds no transaction, and the file can be read again.
 *
 * @param lines counted while it came in, for progress
 */
record SpooledFile(Path path, long bytes, long lines) implements CsvSource, AutoCloseable {

    /** Thrown when more is sent than is taken. */
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;

        TooLarge(long most) {
            super("the file has more than %,d bytes".formatted(most));
        }
    }

    /** Reads the stream to its end. */
    static SpooledFile of(InputStream sent, long mostBytes) throws IOException {
        Path path = Files.createTempFile("steadfast-import-", ".csv");
        try (OutputStream file = Files.newOutputStream(path)) {
            byte[] buffer = new byte[65_536];
            long bytes = 0;
            long lines = 0;
            byte last = '\n';
            for (int read = sent.read(buffer); read >= 0; read = sent.read(buffer)) {
                bytes += read;
                if (bytes > mostBytes) {
                    throw new TooLarge(mostBytes);
                }
                for (int i = 0; i < read; i++) {
                    lines += buffer[i] == '\n' ? 1 : 0;
                }
                last = read > 0 ? buffer[read - 1] : last;
                file.write(buffer, 0, read);
            }
            return new SpooledFile(path, bytes, last == '\n' ? lines : lines + 1);
        } catch (IOException e) {
            Files.delete(path);
            throw e;
        }
    }

    @Override
    public InputStream open() throws IOException {
        return new BufferedInputStream(Files.newInputStream(path));
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }
}
