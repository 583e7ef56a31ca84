package dev.steadfast.store.inbox;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who may read inboxes. Anything that is empty counts as not given.
 *
 * @param secrets what readers' tokens are signed with: one, or with a comma two while they change; none: nobody reads, so
 *     in-app messages become tasks
 */
@ConfigurationProperties("steadfast.inbox")
public record InboxSettings(List<String> secrets) {

    private static final int MOST = 2;
    private static final int SHORTEST = 16;

    public InboxSettings(@Nullable List<String> secrets) {
        this.secrets = secrets == null
                ? List.of()
                : secrets.stream()
                        .flatMap(some -> Arrays.stream(some.split(",")))
                        .map(String::strip)
                        .filter(secret -> !secret.isEmpty())
                        .toList();
        if (this.secrets.size() > MOST || this.secrets.stream().anyMatch(secret -> secret.length() < SHORTEST)) {
            throw new IllegalArgumentException(
                    "steadfast.inbox.secrets (STEADFAST_INBOX_SECRET) must be one secret of at least " + SHORTEST
                            + " characters, or two while one replaces the other");
        }
    }

    public boolean isConfigured() {
        return !secrets.isEmpty();
    }

    @Override
    public String toString() {
        return "InboxSettings[" + secrets.size() + " secrets]";
    }
}
