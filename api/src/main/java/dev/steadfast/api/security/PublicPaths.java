package dev.steadfast.api.security;

import java.util.List;
import java.util.stream.Stream;

/** Everything that is reachable without sign-in. Whatever is not here needs it, new pages included. */
final class PublicPaths {
    static final String SIGN_IN = "/sign-in";

    /** The pages that letters link to. Each address is signed; {@link dev.steadfast.api.letters} has them. */
    static final List<String> LETTERS = List.of("/u/*", "/s/*", "/t/o/*", "/t/c/*");

    /** What the sign-in page itself is made of, what a load balancer asks, and errors. */
    static final List<String> ALL = Stream.concat(
                    LETTERS.stream(),
                    Stream.of(
                            SIGN_IN,
                            "/style.css",
                            "/favicon.svg",
                            "/webjars/htmx.org/**",
                            "/error",
                            "/actuator/health",
                            "/actuator/health/liveness",
                            "/actuator/health/readiness"))
            .toList();

    /**
     * What other systems call, and what our customers' pages read: each request shows a signature, a key or a token of its
     * own, and no browser is asked for any.
     */
    static final List<String> OF_SYSTEMS = List.of("/webhooks/**", "/v1/*", "/api/inbox", "/api/inbox/**");

    private PublicPaths() {}
}
