package dev.steadfast.api.clock;

import dev.steadfast.api.ApiProperties;
import dev.steadfast.api.errors.NotThere;
import dev.steadfast.store.clock.AdvanceStatus;
import dev.steadfast.store.clock.BusinessClock;
import dev.steadfast.store.clock.ClockRefused;
import dev.steadfast.store.clock.TestClocks;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The test clock that this installation controls, if any. */
@Component
public final class ClockDial {
    private final ApiProperties properties;
    private final BusinessClock business;
    private final TestClocks clocks;

    ClockDial(ApiProperties properties, BusinessClock business, TestClocks clocks) {
        this.properties = properties;
        this.business = business;
        this.clocks = clocks;
    }

    /** False where business time is wall-clock time. */
    public boolean isInUse() {
        return properties.testClock() != null;
    }

    /** Business time. */
    public Instant now() {
        return business.now(properties.testClock());
    }

    /** The advance under way. */
    public Optional<AdvanceStatus> running() {
        return isInUse() ? clocks.running(clock()) : Optional.empty();
    }

    /**
     * Asks for business time to go on to {@code target}; the worker does it.
     *
     * @return id of the advance
     * @throws dev.steadfast.store.clock.ClockRefused when it is not later, or an advance is under way
     */
    public long advance(Instant target) {
        return clocks.requestAdvance(clock(), target);
    }

    /** The same, by a length of time. */
    public long advance(Duration by) {
        try {
            return advance(now().plus(by));
        } catch (DateTimeException | ArithmeticException endOfTime) {
            throw new ClockRefused("There is no calendar for a moment that far away.");
        }
    }

    /** How far an advance has come. */
    public AdvanceStatus status(long advance) {
        return clocks.advance(advance);
    }

    private String clock() {
        var clock = properties.testClock();
        if (clock == null) {
            throw new NotThere("There is no test clock here: business time is wall-clock time.");
        }
        return clock;
    }
}
