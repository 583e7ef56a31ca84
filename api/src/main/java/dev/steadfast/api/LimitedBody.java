package dev.steadfast.api;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** Keeps a body from filling the memory: 413 once it is longer than a thousand ordinary events, or a large folder of texts. */
public final class LimitedBody extends FilterInputStream {
    private static final long MOST_BYTES = 8L * 1024 * 1024;

    private long left = MOST_BYTES;

    public LimitedBody(InputStream body) {
        super(body);
    }

    @Override
    public int read() throws IOException {
        var one = super.read();
        count(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        var read = super.read(bytes, offset, length);
        count(Math.max(0, read));
        return read;
    }

    private void count(int bytes) {
        left -= bytes;
        if (left < 0) {
            throw new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE, "The body of a request may have 8 MB.");
        }
    }
}
