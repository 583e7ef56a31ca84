package dev.steadfast.store.playbooks;

import dev.steadfast.condition.Attributes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** Names a version by its content: the YAML, every text it names, and the types of the attributes it asks about. */
final class ContentHash {

    /** 80 bits: no two versions of one installation collide, and histories stay small. */
    private static final int BYTES = 10;

    private ContentHash() {}

    static String of(String yaml, Map<String, String> templates, Attributes attributes) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            add(digest, yaml);
            new TreeMap<>(templates).forEach((file, text) -> {
                add(digest, file);
                add(digest, text);
            });
            attributes.declared().forEach((name, attribute) -> {
                add(digest, name);
                add(digest, attribute.type().name());
            });
            return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }

    private static void add(MessageDigest digest, String text) {
        digest.update(text.replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }
}
