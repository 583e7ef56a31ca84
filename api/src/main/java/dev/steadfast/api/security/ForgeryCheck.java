package dev.steadfast.api.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Says which requests must carry the CSRF token: every change, unless a program sent it. A program shows a bearer token,
 * which no browser sends by itself, or a password together with none of the headers that every browser adds; webhooks are
 * signed, and inboxes have tokens.
 */
final class ForgeryCheck implements RequestMatcher {
    private static final Set<String> READING = Set.of("GET", "HEAD", "TRACE", "OPTIONS");
    private static final List<String> OF_BROWSERS =
            List.of(HttpHeaders.ORIGIN, HttpHeaders.REFERER, HttpHeaders.COOKIE, "Sec-Fetch-Site");

    @Override
    public boolean matches(HttpServletRequest request) {
        return !READING.contains(request.getMethod()) && !isProgram(request);
    }

    private static boolean isProgram(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return path.startsWith(PublicPaths.WEBHOOKS)
                || path.startsWith(PublicPaths.INBOX + "/")
                || BearerToken.isOfferedBy(request)
                || (request.getHeader(HttpHeaders.AUTHORIZATION) != null
                        && OF_BROWSERS.stream().allMatch(name -> request.getHeader(name) == null));
    }
}
