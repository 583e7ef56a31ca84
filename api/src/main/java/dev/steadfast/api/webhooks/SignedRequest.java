package dev.steadfast.api.webhooks;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.ServletServerHttpRequest;

/** A request as it came, with everything that a signature may cover. */
public final class SignedRequest {
    private final String method;
    private final String url;
    private final HttpHeaders headers;
    private final byte[] body;
    private final Instant receivedAt;

    /**
     * @param url the whole address that the provider called, query included
     * @param body the bytes that came; not copied
     * @param receivedAt by the wall clock
     */
    public SignedRequest(String method, String url, HttpHeaders headers, byte[] body, Instant receivedAt) {
        this.method = method;
        this.url = url;
        this.headers = headers;
        this.body = body;
        this.receivedAt = receivedAt;
    }

    /**
     * The request with its body, which must have been read already.
     *
     * @param publicUrl where providers reach us, if that is not where the server is bound: some sign the address they called
     */
    public static SignedRequest of(
            HttpServletRequest request, byte[] body, @Nullable URI publicUrl, Instant receivedAt) {
        return new SignedRequest(
                request.getMethod(),
                called(request, publicUrl),
                new ServletServerHttpRequest(request).getHeaders(),
                body,
                receivedAt);
    }

    String method() {
        return method;
    }

    String url() {
        return url;
    }

    byte[] body() {
        return body;
    }

    Instant receivedAt() {
        return receivedAt;
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.getFirst(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    private static String called(HttpServletRequest request, @Nullable URI publicUrl) {
        var query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        if (publicUrl == null) {
            return request.getRequestURL() + query;
        }
        var base = publicUrl.toString().replaceFirst("/+$", "");
        var prefix = publicUrl.getRawPath().replaceFirst("/+$", "");
        var path = request.getRequestURI();
        // a proxy may or may not have told us of the path in front of ours
        return base
                + (!prefix.isEmpty() && path.startsWith(prefix + "/") ? path.substring(prefix.length()) : path)
                + query;
    }
}
