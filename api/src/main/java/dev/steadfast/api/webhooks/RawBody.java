package dev.steadfast.api.webhooks;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** Reads a body as the bytes that came, and not more of it than anybody sends. */
public final class RawBody {

    private RawBody() {}

    /**
     * The whole body.
     *
     * @param most bytes
     * @throws ResponseStatusException 413 where it is longer
     */
    public static byte[] of(HttpServletRequest request, int most) throws IOException {
        if (request.getContentLengthLong() > most) {
            throw tooLong(most);
        }
        var body = request.getInputStream().readNBytes(most + 1);
        if (body.length > most) {
            throw tooLong(most);
        }
        return body;
    }

    private static ResponseStatusException tooLong(int most) {
        return new ResponseStatusException(
                HttpStatus.CONTENT_TOO_LARGE, "At most %,d bytes are taken.".formatted(most));
    }
}
