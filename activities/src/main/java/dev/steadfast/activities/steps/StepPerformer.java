package dev.steadfast.activities.steps;

import dev.steadfast.cadence.StepResult;
import dev.steadfast.store.Ids;
import dev.steadfast.store.clock.BusinessClock;
import dev.steadfast.workflow.StepActivity;
import dev.steadfast.workflow.StepCall;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Performs a step: one transaction that decides and claims, the deed, and one transaction that stores what came of it
 * together with the next due moment and the checkpoint. What sends nothing needs only the first; what is sent to
 * several people goes through both for each of them, so that a pause or the sending switch stops the rest.
 */
@Component
public class StepPerformer implements StepActivity {

    /** A claim made later than this could outlast the activity. */
    private static final Duration LONGEST_ATTEMPT = Duration.ofSeconds(50);

    private final TransactionTemplate transaction;
    private final StepDesk desk;
    private final BusinessClock clock;

    StepPerformer(TransactionTemplate transaction, StepDesk desk, BusinessClock clock) {
        this.transaction = transaction;
        this.desk = desk;
        this.clock = clock;
    }

    @Override
    public StepResult perform(StepCall call) {
        String attempt = Ids.random("a");
        Instant latest = clock.wall().plus(LONGEST_ATTEMPT);
        while (clock.wall().isBefore(latest)) {
            switch (inTransaction(() -> desk.prepare(call, attempt))) {
                case Prepared.Answered answered -> {
                    return answered.result();
                }
                case Begun.Busy busy -> throw later("Another attempt may still be sending", "busy", busy.delay());
                case Begun.Again again -> throw later(again.why(), "not-sent", again.delay());
                case Claimed claimed -> {
                    Claimed.Outcome outcome = claimed.act();
                    Optional<StepResult> result = inTransaction(outcome.store());
                    if (result.isPresent()) {
                        return result.get();
                    }
                    if (outcome.patience() != null) {
                        throw later("The provider asks for patience", "not-yet", outcome.patience());
                    }
                }
            }
        }
        throw later("More messages are to be sent than one attempt has time for", "more", Duration.ofMillis(1));
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
