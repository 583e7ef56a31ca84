package dev.steadfast.activities.steps;

import static dev.steadfast.activities.steps.Steps.admin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steadfast.cadence.StepResult;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Mail that waits for its turn has not failed. */
class NotYetTest {

    @Test
    void aMessageBeyondTheLimitLeavesLaterAndCountsAsNoFailure() throws IOException {
        try (Steps steps = new Steps("--steadfast.mail.limits.per-minute=1")) {
            steps.publish("one-letter", "steps: [{ id: welcome, email: text }]");
            RunOfSteps first = steps.enrol("one-letter", steps.account(admin("ada")));
            RunOfSteps second = steps.enrol("one-letter", steps.account(admin("bea")));

            assertThat(first.perform().kind()).isEqualTo(StepResult.Kind.DONE);
            for (int attempt = 0; attempt < 3; attempt++) {
                assertThatThrownBy(second::perform)
                        .isInstanceOfSatisfying(
                                ApplicationFailure.class,
                                failure -> assertThat(failure.getType()).isEqualTo("not-sent"));
            }

            assertThat(second.ledger()).containsExactly("welcome/1/0 bea@acme.example failed");
            assertThat(steps.jdbc()
                            .sql("select failures from touch where enrolment = ?")
                            .param(second.enrolment())
                            .query(Integer.class)
                            .single())
                    .isZero();
            assertThat(steps.messages()).hasSize(1);
        }
    }
}
