package dev.steadfast.api.imports;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.LongFunction;

/** A file whose lines are made while they are read, so that its size is no matter of memory. */
final class GeneratedCsv extends InputStream {

    private final long lines;
    private final LongFunction<String> line;
    private byte[] current = {};
    private int position;
    private long next = 1;

    /** @param line what stands on a line, the first one being 1 */
    GeneratedCsv(long lines, LongFunction<String> line) {
        this.lines = lines;
        this.line = line;
    }

    /** How many lines were taken so far. */
    long taken() {
        return next - 1;
    }

    @Override
    public int read() {
        if (position == current.length) {
            if (next > lines) {
                return -1;
            }
            current = (line.apply(next++) + "\n").getBytes(StandardCharsets.UTF_8);
            position = 0;
        }
        return current[position++] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int count) {
        int read = 0;
        for (int c = read(); c >= 0; c = read()) {
            bytes[offset + read++] = (byte) c;
            if (read == count || position == current.length) {
                return read;
            }
        }
        return read == 0 ? -1 : read;
    }
}
