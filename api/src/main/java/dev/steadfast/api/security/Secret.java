package dev.steadfast.api.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/** A password or token that is compared in the same time whatever is offered, its length included. */
final class Secret {
    private final byte @Nullable [] digest;

    Secret(@Nullable String text) {
        this.digest = text == null ? null : digest(text);
    }

    boolean isSet() {
        return digest != null;
    }

    boolean matches(String offered) {
        return digest != null && MessageDigest.isEqual(digest, digest(offered));
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}
