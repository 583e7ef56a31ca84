package dev.steadfast.worker.reconciliation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often enrolments and runs are compared.
 *
 * @param interval between two comparisons
 * @param grace how young a run may be to be left alone; longer than the engine's visibility lags behind
 * @param mostQuestions about single runs in one comparison; what is left waits for the next
 */
@ConfigurationProperties("steadfast.reconciler")
record ReconcilerSettings(
        @DefaultValue("5m") Duration interval,
        @DefaultValue("2m") Duration grace,
        @DefaultValue("10000") int mostQuestions) {

    ReconcilerSettings {
        if (!interval.isPositive() || grace.isNegative() || mostQuestions < 1) {
            throw new IllegalArgumentException("steadfast.reconciler: interval " + interval + ", grace " + grace
                    + ", most-questions " + mostQuestions
                    + "; the interval must be positive, the grace not negative, at least one question allowed");
        }
    }
}
