package dev.steadfast.api.inbox;

import dev.steadfast.store.inbox.InboxSettings;
import dev.steadfast.store.inbox.InboxStore.Reader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Knows readers by tokens that your product makes for its users: {@code PAYLOAD.SIGNATURE}, where the payload is Base64url
 * of {@code account NEWLINE contact NEWLINE seconds}, and the signature is the HMAC-SHA256 of that Base64url in hexadecimal
 * digits. The seconds say until when it is valid, counted from 1970.
 */
@Component
class InboxTokens {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int LONGEST = 2_000;

    private final InboxSettings settings;

    InboxTokens(InboxSettings settings) {
        this.settings = settings;
    }

    /** Whose token it is; empty where it is none, or not valid any more. */
    Optional<Reader> reader(@Nullable String token, Instant now) {
        if (token == null || token.length() > LONGEST) {
            return Optional.empty();
        }
        String[] parts = token.split("\\.", -1);
        return parts.length == 2 && isSigned(parts[0], parts[1]) ? payload(parts[0], now) : Optional.empty();
    }

    private boolean isSigned(String payload, String signature) {
        boolean matches = false;
        for (String secret : settings.secrets()) {
            matches |= MessageDigest.isEqual(
                    hex(secret, payload).getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8));
        }
        return matches;
    }

    private static String hex(String secret, String payload) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(payload.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has " + ALGORITHM, e);
        }
    }

    private static Optional<Reader> payload(String encoded, Instant now) {
        try {
            String[] lines = new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8).split("\n", -1);
            boolean valid = lines.length == 3 && Long.parseLong(lines[2]) > now.getEpochSecond();
            return valid ? Optional.of(new Reader(lines[0], lines[1])) : Optional.empty();
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }
}
