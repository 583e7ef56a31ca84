package dev.steadfast.api.webhooks;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** Signatures as headers carry them. What is empty or cannot be read is no signature. */
final class Encoded {

    private Encoded() {}

    static List<byte[]> hex(String text) {
        try {
            return text.isEmpty() ? List.of() : List.of(HexFormat.of().parseHex(text));
        } catch (IllegalArgumentException unreadable) {
            return List.of();
        }
    }

    static List<byte[]> base64(String text) {
        try {
            return text.isEmpty() ? List.of() : List.of(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException unreadable) {
            return List.of();
        }
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
