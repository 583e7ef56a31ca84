package dev.steadfast.activities.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadfast.playbook.Step;
import dev.steadfast.playbook.Wait;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A new kind of step is one record in the core and one runner here. */
class EveryKindTest {

    /** They lead the run one way or the other, or let it wait; there is nothing to be done for them. */
    private static final Set<Class<?>> ONLY_STEER =
            Set.of(Step.Block.class, Step.Split.class, Step.Repeat.class, Step.Exit.class, Wait.WaitFor.class);

    @Test
    void thatDoesSomethingHasARunner() throws IOException {
        try (Steps steps = new Steps()) {
            StepRunners runners = steps.bean(StepRunners.class);

            assertThat(kinds(Step.class))
                    .hasSizeGreaterThan(15)
                    .allSatisfy(kind -> assertThat(runners.know(kind.asSubclass(Step.class)))
                            .as(kind.getSimpleName())
                            .isNotEqualTo(ONLY_STEER.contains(kind)));
        }
    }

    private static Stream<Class<?>> kinds(Class<?> type) {
        Class<?>[] permitted = type.getPermittedSubclasses();
        return permitted == null ? Stream.of(type) : Arrays.stream(permitted).flatMap(EveryKindTest::kinds);
    }
}
