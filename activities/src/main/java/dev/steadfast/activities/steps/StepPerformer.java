package dev.steadfast.activities.steps;

import dev.steadfast.cadence.StepResult;
import dev.steadfast.store.Ids;
import dev.steadfast.store.clock.BusinessClock;
import dev.steadfast.store.touches.ClaimSettings;
import dev.steadfast.workflow.StepActivity;
import dev.steadfast.workflow.StepCall;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Performs a step: one transaction that decides and claims, the deed, and one transaction that stores what came of it
 * together with the next due moment and the checkpoint. What sends nothing needs only the first; what is sent to
 * several people goes through both for each of them, so that a pause or the sending switch stops the rest.
 */
@Component
public class StepPerformer implements StepActivity {

    private final TransactionTemplate transaction;
    private final StepDesk desk;
    private final AttemptMemory memory;
    private final BusinessClock clock;
    private final Duration longestAttempt;

    StepPerformer(
            TransactionTemplate transaction,
            StepDesk desk,
            AttemptMemory memory,
            BusinessClock clock,
            ClaimSettings claims) {
        this.transaction = transaction;
        this.desk = desk;
        this.memory = memory;
        this.clock = clock;
        this.longestAttempt = claims.longestAttempt();
    }

    @Override
    public StepResult perform(StepCall call) {
        String attempt = Ids.random("a");
        List<Untold> untold = memory.recall();
        Instant latest = clock.wall().plus(longestAttempt);
        while (clock.wall().isBefore(latest)) {
            switch (prepare(call, attempt, untold)) {
                case Prepared.Answered answered -> {
                    return answered.result();
                }
                case Begun.Busy busy -> throw later("Another attempt may still be sending", "busy", busy.delay());
                case Begun.Again again -> throw later(again.why(), "not-sent", again.delay());
                case Begun.Overtaken ignored -> {
                    continue;
                }
                case Claimed claimed -> {
                    Claimed.Acted acted = claimed.act();
                    Optional<StepResult> result = conclude(acted, untold);
                    if (result.isPresent()) {
                        return result.get();
                    }
                    if (acted.patience() != null) {
                        throw later("The provider asks for patience", "not-yet", acted.patience());
                    }
                }
            }
        }
        throw later("More messages are to be sent than one attempt has time for", "more", Duration.ofMillis(1));
    }

    private Prepared prepare(StepCall call, String attempt, List<Untold> untold) {
        try {
            return inTransaction(() -> desk.prepare(call, attempt, untold));
        } catch (CannotCreateTransactionException e) {
            memory.keep(untold);
            throw e;
        } catch (RuntimeException e) {
            // the claim may have been stored although nobody said so; its message has not been touched
            keep(untold, new Untold(attempt, Untold.Fate.NOT_SENT));
            throw e;
        }
    }

    private Optional<StepResult> conclude(Claimed.Acted acted, List<Untold> untold) {
        try {
            return inTransaction(acted.store());
        } catch (RuntimeException e) {
            acted.untold().ifPresentOrElse(now -> keep(untold, now), () -> memory.keep(untold));
            throw e;
        }
    }

    private void keep(List<Untold> before, Untold now) {
        memory.keep(Stream.concat(before.stream(), Stream.of(now)).toList());
    }

    private static ApplicationFailure later(String message, String type, @Nullable Duration delay) {
        ApplicationFailure.Builder failure =
                ApplicationFailure.newBuilder().setMessage(message).setType(type);
        return (delay == null ? failure : failure.setNextRetryDelay(delay)).build();
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}
