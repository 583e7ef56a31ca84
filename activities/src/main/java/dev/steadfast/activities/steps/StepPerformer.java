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
    private final TouchDesk touches;
    private final BusinessClock clock;

    StepPerformer(TransactionTemplate transaction, StepDesk desk, TouchDesk touches, BusinessClock clock) {
        this.transaction = transaction;
        this.desk = desk;
        this.touches = touches;
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
                case Begun.Again again -> throw ApplicationFailure.newFailure(again.why(), "not-sent");
                case Message message -> {
                    Sent sent = message.channel().send(message);
                    Optional<StepResult> result = inTransaction(() -> touches.conclude(message, sent));
                    if (result.isPresent()) {
                        return result.get();
                    }
                    if (sent instanceof Sent.Later later) {
                        throw later(later.text(), "not-yet", later.after());
                    }
                }
            }
        }
        throw later("More messages are to be sent than one attempt has time for", "more", Duration.ofMillis(1));
    }

    private static ApplicationFailure later(String message, String type, Duration delay) {
        return ApplicationFailure.newBuilder()
                .setMessage(message)
                .setType(type)
                .setNextRetryDelay(delay)
                .build();
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}
