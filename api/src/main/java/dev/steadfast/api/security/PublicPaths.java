package dev.steadfast.api.security;

import java.util.List;

/** Everything that is reachable without sign-in. Whatever is not here needs it, new pages included. */
final class PublicPaths {
    static final String SIGN_IN = "/sign-in";

    /** What other systems call: each call is signed. */
    static final String WEBHOOKS = "/webhooks/";

    /** What customers' contacts read: each call carries a token of its own. */
    static final String INBOX = "/api/inbox";

    /** What the sign-in page itself is made of, what a load balancer asks, signed calls, and errors. */
    static final List<String> ALL = List.of(
            SIGN_IN,
            "/style.css",
            "/favicon.svg",
            "/webjars/htmx.org/**",
            WEBHOOKS + "**",
            INBOX,
            INBOX + "/**",
            "/error",
            "/actuator/health",
            "/actuator/health/liveness",
            "/actuator/health/readiness");

    private PublicPaths() {}
}
