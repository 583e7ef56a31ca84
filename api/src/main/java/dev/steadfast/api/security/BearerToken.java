package dev.steadfast.api.security;

import dev.steadfast.api.ApiProperties;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets machines in that show the token; nothing is remembered between requests. A wrong token is refused everywhere. */
final class BearerToken extends OncePerRequestFilter {
    private static final String SCHEME = "Bearer ";

    private final Secret token;
    private final SignInPrompt prompt;

    BearerToken(ApiProperties properties, SignInPrompt prompt) {
        this.token = new Secret(properties.apiToken());
        this.prompt = prompt;
    }

    static boolean isOfferedBy(HttpServletRequest request) {
        return offered(request) != null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var offered = offered(request);
        if (offered == null) {
            chain.doFilter(request, response);
            return;
        }
        if (!token.matches(offered)) {
            prompt.commence(request, response, new BadCredentialsException("The bearer token is not valid."));
            return;
        }
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new PreAuthenticatedAuthenticationToken(
                "api", "", List.of(new SimpleGrantedAuthority("ROLE_MACHINE"))));
        SecurityContextHolder.setContext(context);
        chain.doFilter(request, response);
    }

    private static @Nullable String offered(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? header.substring(SCHEME.length()).strip()
                : null;
    }
}
