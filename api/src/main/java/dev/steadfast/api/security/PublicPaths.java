package dev.steadfast.api.security;

import java.util.List;

/** Everything that is reachable without sign-in. Whatever is not here needs it, new pages included. */
final class PublicPaths {
    static final String SIGN_IN = "/sign-in";

    /** What other systems call: each call is signed. */
    static final String WEBHOOKS = "/webhooks/";

    /** What the sign-in page itself is made of, what a load balancer asks, signed calls, and errors. */
    static final List<String> ALL = List.of(
            SIGN_IN,
            "/style.css",
            "/favicon.svg",
            "/webjars/htmx.org/**",
            WEBHOOKS + "**",
            "/error",
            "/actuator/health",
            "/actuator/health/liveness",
            "/actuator/health/readiness");

    private PublicPaths() {}
}
