package dev.steadfast.api.security;

import java.util.List;

/** Everything that is reachable without sign-in. Whatever is not here needs it, new pages included. */
final class PublicPaths {
    static final String SIGN_IN = "/sign-in";

    /** What the sign-in page itself is made of, what a load balancer asks, and errors. */
    static final List<String> ALL = List.of(
            SIGN_IN,
            "/style.css",
            "/favicon.svg",
            "/webjars/htmx.org/**",
            "/error",
            "/actuator/health",
            "/actuator/health/liveness",
            "/actuator/health/readiness");

    /** What other systems call: each request shows a signature or a key of its own, and no browser is asked for either. */
    static final List<String> OF_SYSTEMS = List.of("/webhooks/*", "/v1/*");

    private PublicPaths() {}
}
