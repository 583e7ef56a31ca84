package dev.steadfast.api.security;

import dev.steadfast.api.errors.Audience;
import dev.steadfast.api.errors.ProblemWriter;
import dev.steadfast.api.errors.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;

/** What somebody gets who is not signed in (401, or the sign-in page) or whose request cannot be trusted (403). */
@Component
final class SignInPrompt implements AuthenticationEntryPoint, AccessDeniedHandler {
    private final ProblemWriter problems;

    SignInPrompt(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException {
        if (request.getHeader("HX-Request") != null) {
            response.setHeader("HX-Redirect", request.getContextPath() + PublicPaths.SIGN_IN);
        } else if (Audience.isPerson(request)) {
            response.sendRedirect(request.getContextPath() + PublicPaths.SIGN_IN);
            return;
        }
        // No Basic challenge: browsers would remember a password given for it, and send it with forged requests too.
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"steadfast\"");
        problems.write(
                response,
                Problems.of(
                        HttpStatus.UNAUTHORIZED,
                        request.getHeader(HttpHeaders.AUTHORIZATION) == null
                                ? "Sign in: as user admin with HTTP Basic, or with a bearer token."
                                : "The name, password or token is wrong."));
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException reason)
            throws IOException {
        if (Caller.isNobody(SecurityContextHolder.getContext().getAuthentication())) {
            commence(request, response, new InsufficientAuthenticationException("Not signed in", reason));
        } else if (Audience.isPerson(request)) {
            response.sendError(HttpStatus.FORBIDDEN.value());
        } else {
            problems.write(
                    response,
                    Problems.of(
                            HttpStatus.FORBIDDEN,
                            "A change from a browser must come from a form of these pages; programs show a bearer token."));
        }
    }
}
