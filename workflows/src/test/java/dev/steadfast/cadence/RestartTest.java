package dev.steadfast.cadence;

import static dev.steadfast.cadence.AnAccount.acme;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steadfast.playbook.Playbook;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A run ends, and another one begins in its place. */
class RestartTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
    private static final String STEPS = """
            steps:
              - { id: welcome, day: 0, email: welcome }
              - { id: nudge, day: 2, email: nudge }
            """;
    private static final Playbook PLAYBOOK = Story.playbook("""
            playbook: story
            pause: { on: contract.disputed, until: contract.dispute_closed }
            on-exit: { completed: [{ id: review, task: Review }] }
            """ + STEPS);
    private static final Playbook OF_EVENT = Story.playbook("playbook: story\nanchor: event\n" + STEPS);

    private static RunInMemory at(int day) {
        var run = new RunInMemory(PLAYBOOK, acme().build(), MONDAY);
        run.advanceTo(MONDAY.plusSeconds(86_400L * day));
        return run;
    }

    private static CadenceState begin(Playbook playbook, RunInMemory run, boolean wrote) {
        return Restart.begin(playbook, run.state(), run.facts(), run.now(), wrote);
    }

    @Test
    void theOldRunEndsAtOnceWithoutItsLastSteps() {
        CadenceState ended = Restart.ended(at(1).state(), MONDAY);

        assertThat(ended.outcome()).isEqualTo("restarted");
        assertThat(ended.step()).isNull();
        assertThat(ended.steps()).containsOnlyKeys("welcome");
    }

    @Test
    void theNewRunCountsFromNow() {
        RunInMemory run = at(1);
        CadenceState fresh = begin(PLAYBOOK, run, false);

        assertThat(fresh.anchor()).isEqualTo(run.now());
        assertThat(fresh.step()).isEqualTo("welcome");
        assertThat(fresh.steps()).isEmpty();
        assertThat(fresh.due()).isEqualTo(run.now());
    }

    @Test
    void anEventHappenedWhenItHappened() {
        RunInMemory run = at(1);

        assertThat(begin(OF_EVENT, run, false).anchor()).isEqualTo(run.state().anchor());
    }

    @Test
    void nothingIsDoneOnADayOnWhichTheOldRunHasDoneSomething() {
        RunInMemory run = at(0);
        assertThat(run.state().steps()).containsOnlyKeys("welcome");

        assertThat(begin(PLAYBOOK, run, false).due()).isBetween("2026-03-03T00:00:00Z", "2026-03-04T00:00:00Z");
        assertThat(begin(PLAYBOOK, at(1), true).due()).isBetween("2026-03-04T00:00:00Z", "2026-03-05T00:00:00Z");
    }

    @Test
    void itRestsWhereTheOldRunRested() {
        RunInMemory run = at(1);
        run.ask(new Command.Pause(run.now()));
        run.happens("contract.disputed");

        CadenceState fresh = begin(PLAYBOOK, run, false);
        assertThat(fresh.paused()).isTrue();
        assertThat(fresh.suspended()).isTrue();
        assertThat(begin(OF_EVENT, run, false).suspended())
                .as("no event would let it go on")
                .isFalse();
    }
}
