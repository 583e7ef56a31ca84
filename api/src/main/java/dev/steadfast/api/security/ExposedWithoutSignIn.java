package dev.steadfast.api.security;

/** The settings would open everything to a network; the message is the one line that is printed. */
public final class ExposedWithoutSignIn extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private ExposedWithoutSignIn(String message) {
        super(message);
    }

    static ExposedWithoutSignIn listeningOn(String address) {
        return new ExposedWithoutSignIn(("Not started: it would listen on %s, and sign-in is not set up. Set"
                        + " STEADFAST_ADMIN_PASSWORD (or an OpenID Connect client), or leave STEADFAST_BIND at 127.0.0.1.")
                .formatted(address));
    }

    static ExposedWithoutSignIn reachableAs(String host) {
        return new ExposedWithoutSignIn(("Not started: STEADFAST_PUBLIC_URL says that the outside reaches it as %s, and"
                        + " sign-in is not set up. Set STEADFAST_ADMIN_PASSWORD (or an OpenID Connect client), or leave"
                        + " STEADFAST_PUBLIC_URL out.")
                .formatted(host));
    }
}
