package dev.steadfast.store.links;

import dev.steadfast.store.touches.TouchKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Makes links that nobody else can make, and reads them. A link holds for as long as its key: an unsubscribe link has to
 * work in the oldest letter.
 */
@Component
public class SignedLinks {

    private static final String ALGORITHM = "HmacSHA256";
    /** 128 bits: as many as nobody guesses, and half as long. */
    private static final int SIGNATURE = 16;

    private static final int LONGEST = 4_000;
    private static final char SEPARATOR = '\n';
    private static final int FIELDS = 6;

    private final LinkKeys keys;
    private final LinkSettings settings;

    SignedLinks(LinkKeys keys, LinkSettings settings) {
        this.keys = keys;
        this.settings = settings;
    }

    /** The whole address, below the installation's public URL. */
    public String url(TouchLink link) {
        String path = switch (link.use()) {
            case PREFERENCES -> "/u/";
            case SURVEY -> "/s/";
            case OPENED -> "/t/o/";
            case CLICKED -> "/t/c/";
        };
        return settings.base() + path + token(link);
    }

    /** The link's last part: letters, digits, {@code -} and {@code _}. */
    public String token(TouchLink link) {
        byte[] content = content(link);
        byte[] signature = signature(keys.all().getFirst(), content);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(ByteBuffer.allocate(SIGNATURE + content.length)
                        .put(signature)
                        .put(content)
                        .array());
    }

    /** What a token says; empty for one that we did not make, or made for another use. Never throws. */
    public Optional<TouchLink> read(TouchLink.Use use, String token) {
        if (token.length() > LONGEST) {
            return Optional.empty();
        }
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
        // the decoder takes several spellings of the same bytes; we write one
        if (bytes.length <= SIGNATURE
                || !Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(bytes)
                        .equals(token)) {
            return Optional.empty();
        }
        byte[] signature = Arrays.copyOf(bytes, SIGNATURE);
        byte[] content = Arrays.copyOfRange(bytes, SIGNATURE, bytes.length);
        return isOurs(signature, content) ? link(use, content) : Optional.empty();
    }

    private boolean isOurs(byte[] signature, byte[] content) {
        boolean ours = false;
        for (byte[] key : keys.all()) {
            ours |= MessageDigest.isEqual(signature, signature(key, content));
        }
        return ours;
    }

    private static Optional<TouchLink> link(TouchLink.Use use, byte[] content) {
        String[] fields = new String(content, StandardCharsets.UTF_8).split(String.valueOf(SEPARATOR), FIELDS);
        return fields.length == FIELDS && fields[0].equals(String.valueOf(use.letter()))
                ? Optional.of(new TouchLink(
                        use,
                        new TouchKey(fields[1], fields[2], Integer.parseInt(fields[3])),
                        Integer.parseInt(fields[4]),
                        fields[5]))
                : Optional.empty();
    }

    private static byte[] content(TouchLink link) {
        return String.join(
                        String.valueOf(SEPARATOR),
                        String.valueOf(link.use().letter()),
                        link.touch().enrolment(),
                        link.touch().step(),
                        String.valueOf(link.touch().occurrence()),
                        String.valueOf(link.slot()),
                        link.detail())
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] signature(byte[] key, byte[] content) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return Arrays.copyOf(mac.doFinal(content), SIGNATURE);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
