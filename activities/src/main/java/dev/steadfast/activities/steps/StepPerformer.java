package dev.steadfast.activities.steps;

import dev.steadfast.activities.email.EmailRefused;
import dev.steadfast.activities.email.EmailSender;
import dev.steadfast.activities.email.EmailUnavailable;
import dev.steadfast.activities.email.EmailUncertain;
import dev.steadfast.cadence.StepResult;
import dev.steadfast.template.UnrenderableText;
import dev.steadfast.workflow.StepActivity;
import dev.steadfast.workflow.StepCall;
import io.temporal.failure.ApplicationFailure;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Performs a step: one transaction that decides and claims, the deed, and one transaction that stores what came of it
 * together with the next due moment and the checkpoint. What sends nothing needs only the first.
 */
@Component
public class StepPerformer implements StepActivity {

    private final TransactionTemplate transaction;
    private final StepDesk desk;
    private final Letters letters;
    private final EmailSender email;

    StepPerformer(TransactionTemplate transaction, StepDesk desk, Letters letters, EmailSender email) {
        this.transaction = transaction;
        this.desk = desk;
        this.letters = letters;
        this.email = email;
    }

    @Override
    public StepResult perform(StepCall call) {
        return switch (inTransaction(() -> desk.prepare(call))) {
            case Prepared.Answered answered -> answered.result();
            case Prepared.Busy busy ->
                throw ApplicationFailure.newBuilder()
                        .setMessage("Another attempt may still be sending")
                        .setType("busy")
                        .setNextRetryDelay(busy.delay())
                        .build();
            case Prepared.ToSend send -> send(send);
        };
    }

    private StepResult send(Prepared.ToSend send) {
        Sent sent;
        try {
            sent = new Sent.Accepted(
                    email.send(letters.write(send), send.notAfter()).text());
        } catch (EmailRefused | UnrenderableText e) {
            sent = new Sent.Refused(String.valueOf(e.getMessage()));
        } catch (EmailUncertain e) {
            sent = new Sent.Unknown(String.valueOf(e.getMessage()));
        } catch (EmailUnavailable e) {
            sent = new Sent.Failed(String.valueOf(e.getMessage()));
        }
        Sent answer = sent;
        @Nullable StepResult result = transaction.execute(status -> desk.conclude(send, answer));
        if (result == null) {
            throw ApplicationFailure.newFailure(
                    "The mail server cannot be reached: " + answer.text(), "mail-unavailable");
        }
        return result;
    }

    private Prepared inTransaction(Supplier<Prepared> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}
