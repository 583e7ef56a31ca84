package dev.steadfast.store.overview;

import dev.steadfast.account.Account;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One account in a list.
 *
 * @param account without contacts and attributes of the user's own
 * @param offset from wall clock to the account's business time
 * @param run where it stands in its open run, else in its last one; absent where it never had one
 * @param moreRuns other open runs
 */
public record AccountLine(
        Account account, Duration offset, @Nullable Run run, int moreRuns) {

    /** The place of the line in the order of the list. */
    public Overview.Position position() {
        return new Overview.Position(account.name(), account.id());
    }

    /**
     * A run in short.
     *
     * @param state active, waiting, paused or finished
     */
    public record Run(
            String enrolment,
            String playbook,
            String state,
            @Nullable String outcome,
            boolean held,
            boolean goalReached,
            @Nullable String nextStep,
            @Nullable String nextKind,
            @Nullable Instant nextAt) {}
}
