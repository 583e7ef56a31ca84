package dev.steadfast.api.security;

/** The settings would open everything to a network; the message is the one line that is printed. */
public final class ExposedWithoutSignIn extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ExposedWithoutSignIn(String address) {
        super(("Not started: it would listen on %s, and sign-in is not set up. Set STEADFAST_ADMIN_PASSWORD"
                        + " (or an OpenID Connect client), or leave STEADFAST_BIND at 127.0.0.1.")
                .formatted(address));
    }
}
