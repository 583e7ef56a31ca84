package dev.steadfast.worker.clock;

import dev.steadfast.activities.steps.Resender;
import dev.steadfast.store.clock.AdvanceStatus;
import dev.steadfast.store.clock.BusinessClock;
import dev.steadfast.store.clock.ClockMover;
import dev.steadfast.store.clock.TestClocks;
import dev.steadfast.store.enrolments.DailyScan;
import dev.steadfast.store.touches.AgainQueue;
import dev.steadfast.worker.dispatch.Wakeup;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.springframework.stereotype.Component;

/**
 * Advances a test clock. It never jumps: it visits every due moment on the way in order, lets each run do what is due
 * and store it, sends again what somebody wants sent again, looks once a day for accounts to enrol, and goes on up to the
 * target.
 */
@Component
class ClockAdvancer {

    /**
     * When none of the runs that are due has done its step for so long, one of them is reported; a mail server's time-outs
     * are shorter.
     */
    private static final Duration LONGEST_SETTLING = Duration.ofSeconds(30);

    private static final long POLL_MILLISECONDS = 5;

    private final BusinessClock businessClock;
    private final ClockMover mover;
    private final DailyScan scan;
    private final Wakeup wakeup;
    private final TestClocks clocks;
    private final AgainQueue again;
    private final Resender resender;

    ClockAdvancer(
            BusinessClock businessClock,
            ClockMover mover,
            DailyScan scan,
            Wakeup wakeup,
            TestClocks clocks,
            AgainQueue again,
            Resender resender) {
        this.businessClock = businessClock;
        this.mover = mover;
        this.scan = scan;
        this.wakeup = wakeup;
        this.clocks = clocks;
        this.again = again;
        this.resender = resender;
    }

    /** Brings the clock to its target, or says why it cannot be. May be begun again where it was left. */
    void advance(AdvanceStatus request) throws InterruptedException {
        String clock = request.clock();
        int performed = clocks.advance(request.id()).performed();
        Instant target = request.target();
        Instant nextScan = midnightAfter(businessClock.now(clock));
        while (true) {
            Instant now = businessClock.now(clock);
            Instant next = earlier(mover.nextDue(clock), earlier(again.nextDue(clock), nextScan));
            if (next.isAfter(target)) {
                break;
            }
            int moved = mover.moveTo(clock, next.isBefore(now) ? now : next);
            wakeup.now();
            if (!settles(() -> mover.unsettledRuns(clock) + resend(clock))) {
                mover.finish(request.id(), performed, unsettledMessage(clock));
                return;
            }
            performed += moved;
            mover.progress(request.id(), performed);
            if (!next.isBefore(nextScan)) {
                scan.run(clock);
                wakeup.now();
                nextScan = midnightAfter(next);
            }
        }
        mover.arrive(clock, target);
        wakeup.now();
        boolean delivered = settles(() -> mover.undelivered(clock));
        mover.finish(
                request.id(), performed, delivered ? null : "the engine has not taken what was delivered within 30 s");
    }

    private static Instant earlier(Optional<Instant> due, Instant other) {
        return due.filter(moment -> moment.isBefore(other)).orElse(other);
    }

    /** Sends again what is due, and says how many messages still are. */
    private long resend(String clock) {
        if (again.due(clock, businessClock.now(clock)) == 0) {
            return 0;
        }
        resender.run();
        return again.due(clock, businessClock.now(clock));
    }

    private static Instant midnightAfter(Instant moment) {
        return moment.truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS);
    }

    private String unsettledMessage(String clock) {
        String stands = "The clock stands at " + businessClock.now(clock) + ": ";
        return mover.unsettled(clock)
                .map(run -> stands + run + " has not done what is due within 30 s;"
                        + " look at it in the Temporal UI, then advance again")
                .orElse(stands + "a message that is to be sent again has not left within 30 s; advance again later");
    }

    /** Waits until nothing is left, as long as it becomes less. */
    private static boolean settles(LongSupplier left) throws InterruptedException {
        long least = Long.MAX_VALUE;
        long deadline = 0;
        for (long now = left.getAsLong(); now > 0; now = left.getAsLong()) {
            if (now < least) {
                least = now;
                deadline = System.nanoTime() + LONGEST_SETTLING.toNanos();
            } else if (System.nanoTime() > deadline) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLISECONDS);
        }
        return true;
    }
}
