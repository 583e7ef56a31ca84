package dev.steadfast.api.webhooks;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The secrets that signatures of one system may be made with: two while one takes the place of the other. */
public final class SigningSecrets {
    private static final int MOST = 2;

    private final List<String> secrets;

    private SigningSecrets(List<String> secrets) {
        this.secrets = secrets;
    }

    /**
     * Reads a setting: one secret, or two with a comma in between.
     *
     * @throws IllegalArgumentException where there are more
     */
    public static SigningSecrets of(@Nullable String setting) {
        var secrets = Arrays.stream(setting == null ? new String[0] : setting.split(","))
                .map(String::strip)
                .filter(secret -> !secret.isEmpty())
                .toList();
        if (secrets.size() > MOST) {
            throw new IllegalArgumentException(
                    "%d signing secrets are set; at most 2 are allowed: the new one and the one it replaces"
                            .formatted(secrets.size()));
        }
        return new SigningSecrets(secrets);
    }

    /** Whether none is set, so that nothing can be believed. */
    public boolean isEmpty() {
        return secrets.isEmpty();
    }

    /** Whether one of the offered signatures is that of the message. Takes the same time whichever it is. */
    boolean signed(Hmac hmac, List<byte[]> offered, byte[]... message) {
        return signed(secret -> secret.getBytes(StandardCharsets.UTF_8), hmac, offered, message);
    }

    /** The same, where the secret stands for other bytes than its own. */
    boolean signed(Function<String, byte[]> key, Hmac hmac, List<byte[]> offered, byte[]... message) {
        var matches = false;
        for (var secret : secrets) {
            var expected = hmac.of(key.apply(secret), message);
            for (var signature : offered) {
                matches |= MessageDigest.isEqual(expected, signature);
            }
        }
        return matches;
    }

    /** Whether one of the secrets is this very word. Takes the same time whichever it is. */
    boolean hold(String word) {
        var offered = word.getBytes(StandardCharsets.UTF_8);
        var matches = false;
        for (var secret : secrets) {
            matches |= MessageDigest.isEqual(secret.getBytes(StandardCharsets.UTF_8), offered);
        }
        return matches;
    }

    /** The secrets, where each stands for something that is no secret: a public key. */
    <T> List<T> as(Function<String, T> meaning) {
        return secrets.stream().map(meaning).toList();
    }

    /** Never the secrets. */
    @Override
    public String toString() {
        return secrets.size() + " signing secrets";
    }
}
