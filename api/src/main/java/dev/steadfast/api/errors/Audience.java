package dev.steadfast.api.errors;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpHeaders;

/** Tells whether a request comes from a person at a browser or from a program. */
public final class Audience {
    private static final List<String> PROGRAMS = List.of("/api/", "/v3/", "/actuator");

    private Audience() {}

    /** True where an error must be a page, false where it must be problem+json. */
    public static boolean isPerson(HttpServletRequest request) {
        var forwarded = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        var path = forwarded == null ? request.getRequestURI() : forwarded.toString();
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null
                && accept.contains("text/html")
                && PROGRAMS.stream().noneMatch(path::startsWith);
    }
}
