package dev.steadfast.template;

import java.util.Base64;

/**
 * A file that goes along with a letter.
 *
 * @param name letters, digits, dots, dashes and underscores
 * @param base64 its content
 */
public record Attachment(String name, String base64) {

    public byte[] content() {
        return Base64.getDecoder().decode(base64);
    }

    /** As a part of a message says it. */
    public String mediaType() {
        return Attachments.TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
    }

    int size() {
        int padding = base64.endsWith("==") ? 2 : base64.endsWith("=") ? 1 : 0;
        return base64.length() / 4 * 3 - padding;
    }
}
