package dev.steadfast.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadfast.cadence.StepResult;
import dev.steadfast.playbook.Playbook;
import dev.steadfast.playbook.PlaybookReader;
import dev.steadfast.playbook.Surroundings;
import dev.steadfast.simulation.TouchChanges.Moved;
import dev.steadfast.simulation.TouchChanges.Planned;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TouchChangesTest {

    private static final Instant DAY_1 = Instant.parse("2026-03-03T09:00:00Z");
    private static final Instant DAY_2 = Instant.parse("2026-03-04T09:00:00Z");
    private static final Playbook PLAYBOOK = PlaybookReader.read("p.yaml", """
            playbook: story
            steps:
              - { id: a, email: text, to: [admin] }
              - { id: b, email: text, to: [admin] }
              - { id: call, task: Call, assignee: csm }
            """, Surroundings.of(Set.of("text")));

    private static Foreseen sent(String step, Instant at) {
        return foreseen(step, at, StepResult.Kind.DONE);
    }

    private static Foreseen foreseen(String step, Instant at, StepResult.Kind outcome) {
        return new Foreseen(step, step.equals("call") ? "task" : "email", at, outcome, null, "");
    }

    private static TouchChanges between(List<Foreseen> before, List<Foreseen> after) {
        return TouchChanges.between(PLAYBOOK, before, PLAYBOOK, after);
    }

    @Test
    void whatOnlyOneOfThemSendsIsAddedOrDropped() {
        TouchChanges changes = between(List.of(sent("a", DAY_1)), List.of(sent("b", DAY_2)));

        assertThat(changes.added()).containsExactly(new Planned("b", DAY_2));
        assertThat(changes.dropped()).containsExactly(new Planned("a", DAY_1));
        assertThat(changes.moved()).isEmpty();
    }

    @Test
    void whatBothSendAtOtherMomentsIsMoved() {
        assertThat(between(List.of(sent("a", DAY_1)), List.of(sent("a", DAY_2))))
                .isEqualTo(new TouchChanges(List.of(), List.of(), List.of(new Moved("a", DAY_1, DAY_2))));
        assertThat(between(List.of(sent("a", DAY_1)), List.of(sent("a", DAY_1))))
                .isEqualTo(TouchChanges.NONE);
    }

    @Test
    void aStepThatComesAgainIsComparedTimeByTime() {
        TouchChanges changes = between(List.of(sent("a", DAY_1)), List.of(sent("a", DAY_1), sent("a", DAY_2)));

        assertThat(changes.added()).containsExactly(new Planned("a", DAY_2));
    }

    @Test
    void whatIsNotSentDoesNotCount() {
        assertThat(between(
                        List.of(sent("call", DAY_1), foreseen("a", DAY_1, StepResult.Kind.SKIPPED)),
                        List.of(foreseen("b", DAY_1, StepResult.Kind.DEFERRED))))
                .isEqualTo(TouchChanges.NONE);
    }
}
