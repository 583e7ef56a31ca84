package dev.steadfast.api.security;

import org.springframework.http.server.PathContainer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Headers that keep a page to what this server itself serves, and everybody else's frames out. */
final class PageHeaders {
    /** The body of somebody's e-mail: shown in a frame of the mailbox, with nothing allowed but its own looks. */
    private static final PathPattern MESSAGE_BODY = PathPatternParser.defaultInstance.parse("/mailbox/{id}/body");

    private static final String PAGE =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self';"
                    + " frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    private static final String MESSAGE =
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; form-action 'none';"
                    + " sandbox allow-popups allow-popups-to-escape-sandbox";

    private PageHeaders() {}

    static void set(HeadersConfigurer<HttpSecurity> headers) {
        headers.frameOptions(HeadersConfigurer.FrameOptionsConfig::disable)
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .addHeaderWriter(content());
    }

    private static HeaderWriter content() {
        return (request, response) -> {
            var framed = MESSAGE_BODY.matches(PathContainer.parsePath(request.getServletPath()));
            response.setHeader("Content-Security-Policy", framed ? MESSAGE : PAGE);
            response.setHeader("X-Frame-Options", framed ? "SAMEORIGIN" : "DENY");
            response.setHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()");
            response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        };
    }
}
