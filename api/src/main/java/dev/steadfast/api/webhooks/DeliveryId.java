package dev.steadfast.api.webhooks;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells one delivery from another where its messages have no ids: by the id that it is signed with, else by its bytes. */
public final class DeliveryId {

    private static final int LONGEST = 100;
    private static final int ENOUGH = 32;

    private DeliveryId() {}

    static String of(SignedRequest request) {
        return request.header("webhook-id").filter(id -> id.length() <= LONGEST).orElseGet(() -> of(request.body()));
    }

    /** The same for the same bytes. */
    public static String of(byte[] body) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(body))
                    .substring(0, ENOUGH);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}
