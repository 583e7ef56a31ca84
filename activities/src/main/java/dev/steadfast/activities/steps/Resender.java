package dev.steadfast.activities.steps;

import dev.steadfast.store.Ids;
import dev.steadfast.store.clock.BusinessClock;
import dev.steadfast.store.touches.AgainQueue;
import dev.steadfast.store.touches.AgainQueue.Again;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends messages again that a person wants sent again, whether their run has gone on, waits or is over: claimed, sent and
 * closed as any other message. Any number of them may be at work.
 */
@Component
public class Resender {

    private static final Logger LOG = LoggerFactory.getLogger(Resender.class);

    private static final int AT_ONCE = 20;

    private static final Duration AFTER_TROUBLE = Duration.ofMinutes(1);

    private final TransactionTemplate transaction;
    private final AgainQueue queue;
    private final ResendDesk desk;
    private final BusinessClock clock;

    Resender(TransactionTemplate transaction, AgainQueue queue, ResendDesk desk, BusinessClock clock) {
        this.transaction = transaction;
        this.queue = queue;
        this.desk = desk;
        this.clock = clock;
    }

    /**
     * Deals with what is due, once each.
     *
     * @return how many messages were handed to a provider
     */
    public int run() {
        List<Again> due = queue.due(clock.wall(), AT_ONCE);
        return (int) due.stream().filter(this::tried).count();
    }

    /** One that cannot be dealt with stands in nobody's way: it is looked at again a minute later. */
    private boolean tried(Again again) {
        try {
            return resend(again);
        } catch (RuntimeException e) {
            LOG.warn(
                    "{} of {} could not be sent again",
                    again.key().step(),
                    again.key().enrolment(),
                    e);
            queue.putOff(again, again.now().plus(AFTER_TROUBLE));
            return false;
        }
    }

    private boolean resend(Again again) {
        String attempt = Ids.random("a");
        Optional<Message> message = Objects.requireNonNull(transaction.execute(status -> desk.begin(again, attempt)));
        message.ifPresent(begun -> {
            Sent sent = begun.deliver();
            transaction.executeWithoutResult(status -> desk.conclude(again, begun, sent));
        });
        return message.isPresent();
    }
}
