package dev.steadfast.cli;

import java.io.FilterInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that tells how much of it was read. */
final class CountedFile extends FilterInputStream {

    private static final long WORTH_SHOWING = 1 << 20;

    private final long size;
    private final ProgressLine progress;
    private long done;

    CountedFile(Path file, ProgressLine progress) throws IOException {
        super(Files.newInputStream(file));
        this.size = Files.size(file);
        this.progress = progress;
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        count(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        count(Math.max(0, read));
        return read;
    }

    private void count(int bytes) {
        done += bytes;
        if (size > WORTH_SHOWING) {
            progress.show("Sent, KB", done / 1024, size / 1024);
        }
    }
}
