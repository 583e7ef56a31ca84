package dev.steadfast.api.security;

import dev.steadfast.api.ApiProperties;
import dev.steadfast.api.errors.ProblemWriter;
import dev.steadfast.api.errors.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stands in for sign-in on loopback. There the browser of the same machine is the way in for others: a page elsewhere
 * may rebind its own name to 127.0.0.1, or post a form to us. So the Host must be ours and the Origin the same.
 */
final class LocalOnly extends OncePerRequestFilter {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Set<String> OTHER_SITES = Set.of("cross-site", "same-site");

    private final @Nullable String publicHost;
    private final ProblemWriter problems;

    LocalOnly(ApiProperties properties, ProblemWriter problems) {
        var url = properties.publicUrl();
        this.publicHost = url == null ? null : url.getHost();
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var host = request.getHeader(HttpHeaders.HOST);
        if (!isOurs(host)) {
            refuse(
                    response,
                    "This server answers on this machine only, as localhost; the Host header says '%s'.",
                    host);
        } else if (!isReading(request) && isFromElsewhere(request, String.valueOf(host))) {
            refuse(
                    response,
                    "A change must come from a page of this server; this one comes from '%s'.",
                    request.getHeader(HttpHeaders.ORIGIN));
        } else {
            chain.doFilter(request, response);
        }
    }

    private boolean isOurs(@Nullable String host) {
        if (host == null) {
            return false;
        }
        var name = host.replaceFirst(":\\d+$", "").toLowerCase(Locale.ROOT);
        return LOOPBACK.contains(name) || name.equalsIgnoreCase(publicHost);
    }

    private static boolean isReading(HttpServletRequest request) {
        return Set.of("GET", "HEAD", "OPTIONS").contains(request.getMethod());
    }

    private static boolean isFromElsewhere(HttpServletRequest request, String host) {
        var site = request.getHeader("Sec-Fetch-Site");
        var origin = request.getHeader(HttpHeaders.ORIGIN);
        return (site != null && OTHER_SITES.contains(site))
                || (origin != null && !host.equalsIgnoreCase(authority(origin)));
    }

    private static @Nullable String authority(String origin) {
        try {
            return URI.create(origin).getAuthority();
        } catch (IllegalArgumentException unreadable) {
            return null;
        }
    }

    private void refuse(HttpServletResponse response, String detail, @Nullable String value) throws IOException {
        problems.write(response, Problems.of(HttpStatus.FORBIDDEN, detail.formatted(value)));
    }
}
