package dev.steadfast.activities.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs what is posted: {@code t=SECONDS,v1=HEX}, one {@code v1} for each secret, HMAC-SHA256 over {@code SECONDS.BODY}. */
final class SignedPost {

    static final String HEADER = "Steadfast-Signature";

    private static final String ALGORITHM = "HmacSHA256";

    private SignedPost() {}

    static String signature(List<String> secrets, long seconds, String body) {
        return "t=" + seconds
                + secrets.stream()
                        .map(secret -> ",v1=" + hex(secret, seconds + "." + body))
                        .collect(Collectors.joining());
    }

    private static String hex(String secret, String signed) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has " + ALGORITHM, e);
        }
    }
}
