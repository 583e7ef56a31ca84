package dev.steadfast.api.imports;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** A beginning, and then the same character over and over; nothing of it is in memory. */
final class Endless extends InputStream {

    private final byte[] beginning;
    private final byte then;
    private final long length;
    private long position;

    Endless(String beginning, char then, long length) {
        this.beginning = beginning.getBytes(StandardCharsets.US_ASCII);
        this.then = (byte) then;
        this.length = length;
    }

    @Override
    public int read() {
        if (position == length) {
            return -1;
        }
        long at = position++;
        return at < beginning.length ? beginning[(int) at] : then;
    }

    @Override
    public int read(byte[] bytes, int offset, int count) {
        int read = (int) Math.min(count, length - position);
        for (int i = 0; i < read; i++) {
            bytes[offset + i] = (byte) read();
        }
        return read == 0 ? -1 : read;
    }
}
