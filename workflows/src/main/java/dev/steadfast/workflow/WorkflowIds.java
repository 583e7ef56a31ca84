package dev.steadfast.workflow;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Ids of runs: {@code playbook/account} or {@code playbook/account/key}, readable and filterable in the Temporal UI. */
public final class WorkflowIds {

    private static final int LONGEST_KEY = 60;

    private WorkflowIds() {}

    /** The id of the runs of this enrolment; long keys are hashed. */
    public static String of(String playbook, String account, @Nullable String key) {
        String base = playbook + "/" + account;
        if (key == null) {
            return base;
        }
        return base + "/" + (key.length() <= LONGEST_KEY ? key : hashed(key));
    }

    private static String hashed(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }
}
