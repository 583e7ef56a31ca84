package dev.steadfast.cadence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadfast.account.Account;
import dev.steadfast.playbook.Playbook;
import dev.steadfast.playbook.PlaybookReader;
import dev.steadfast.playbook.Surroundings;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells what a run does, day by day: {@code story.onDay(3).expectEmail("nudge")} lets everything happen up to the end
 * of the customer's day 3 and looks at that day. Days count from day 0 of the run and never go back.
 */
public final class Story {

    private static final Set<String> TEMPLATES =
            Set.of("welcome", "check-in", "nudge", "reminder", "recap", "case-study", "farewell");

    private final RunUnderTest run;

    public Story(RunUnderTest run) {
        this.run = run;
    }

    /** Reads a playbook that may name the templates of stories. */
    public static Playbook playbook(String yaml) {
        return PlaybookReader.read("story.yaml", yaml, Surroundings.of(TEMPLATES));
    }

    /** A playbook of these steps, whose day 0 is the enrolment. */
    public static Playbook steps(String steps) {
        return playbook("playbook: story\nsteps:\n" + steps);
    }

    /** The customer enters the playbook at this local moment, such as {@code 2026-03-02T10:00}. */
    public static Story of(Playbook playbook, Account account, String begins) {
        Instant now = LocalDateTime.parse(begins)
                .atZone(ZoneId.of(account.timeZone()))
                .toInstant();
        return new Story(new RunInMemory(playbook, account, now));
    }

    public RunUnderTest run() {
        return run;
    }

    public CadenceState state() {
        return run.state();
    }

    /** Goes on to a local time of that day, so that something can happen there. */
    public Story at(int day, String time) {
        run.advanceTo(moment(day, LocalTime.parse(time)));
        return this;
    }

    /** Goes on to the end of that day. */
    public Day onDay(int day) {
        run.advanceTo(moment(day + 1, LocalTime.MIDNIGHT).minusMillis(1));
        return new Day(day);
    }

    private Instant moment(int day, LocalTime time) {
        return date(day).atTime(time).atZone(run.zone()).toInstant();
    }

    private LocalDate date(int day) {
        return LocalDate.ofInstant(state().anchor(), run.zone()).plusDays(day);
    }

    public Story happens(String event) {
        run.happens(event);
        return this;
    }

    public Story happens(String event, Map<String, Object> data) {
        run.happens(event, data);
        return this;
    }

    public Story pause() {
        return accepts(new Command.Pause(run.now()));
    }

    public Story resume() {
        return accepts(new Command.Resume(run.now()));
    }

    public Story skip() {
        return accepts(new Command.Skip(null, run.now()));
    }

    public Story skip(String step) {
        return accepts(new Command.Skip(step, run.now()));
    }

    public Story complete(String task, String outcome) {
        return accepts(new Command.CompleteTask(task, outcome, null, run.now()));
    }

    /** Somebody who was asked for consent answers. */
    public Story answers(String who, String approval, String outcome) {
        return accepts(new Command.CompleteTask(approval, outcome, who, run.now()));
    }

    /** Puts the pending step off until a local time of that day. */
    public Story snoozeUntil(int day, String time) {
        return accepts(new Command.Snooze(null, moment(day, LocalTime.parse(time))));
    }

    public Story supersededBy(String playbook) {
        return accepts(new Command.Supersede(playbook, run.now()));
    }

    public Story cancel() {
        return accepts(new Command.Cancel(run.now()));
    }

    public Story holdSending() {
        run.holdSending(true);
        return this;
    }

    public Story releaseSending() {
        run.holdSending(false);
        return this;
    }

    Story accepts(Command command) {
        assertThat(run.ask(command)).as("refusal of %s", command).isEmpty();
        return this;
    }

    /** The command makes no sense now; the answer says so in these words, and nothing changes. */
    public Story refuses(Command command, String reason) {
        CadenceState before = state();
        assertThat(run.ask(command))
                .hasValueSatisfying(answer -> assertThat(answer).contains(reason));
        assertThat(state()).isEqualTo(before);
        return this;
    }

    /** The pending step, and the local day and time at which it is due. */
    public Story expectNext(String step, int day, String time) {
        run.advanceTo(run.now());
        assertThat(state().step()).isEqualTo(step);
        assertThat(state().due()).as("due moment of %s", step).isEqualTo(moment(day, LocalTime.parse(time)));
        return this;
    }

    public Story expectPending(String step) {
        assertThat(state().step()).isEqualTo(step);
        assertThat(state().waiting()).as("waiting").isFalse();
        return this;
    }

    /** The step has begun, and waits for its answer. */
    public Story expectWaiting(String step) {
        assertThat(state().step()).isEqualTo(step);
        assertThat(state().waiting()).as("waiting").isTrue();
        return this;
    }

    public Story expectFinished(String outcome) {
        assertThat(state().outcome()).isEqualTo(outcome);
        return this;
    }

    /** The steps that were done over the whole run, in order. */
    public Story expectDone(String... steps) {
        assertThat(run.journal().stream()
                        .filter(entry -> entry.how() == StepResult.Kind.DONE)
                        .map(RunUnderTest.Entry::step))
                .containsExactly(steps);
        return this;
    }

    /** What was done on one local day. */
    public final class Day {

        private final int day;
        private final List<RunUnderTest.Entry> entries;

        private Day(int day) {
            this.day = day;
            this.entries = run.journal().stream()
                    .filter(entry -> LocalDate.ofInstant(entry.at(), run.zone()).equals(date(day)))
                    .toList();
        }

        /** An e-mail of this step left. */
        public Day expectEmail(String step) {
            return expect(step, "email", StepResult.Kind.DONE);
        }

        public Day expectEmailTo(String step, String address) {
            expectEmail(step);
            assertThat(entry(step).to()).isEqualTo(address);
            return this;
        }

        /** A task was opened that holds nothing up. */
        public Day expectTask(String step) {
            return expect(step, "task", StepResult.Kind.DONE);
        }

        /** A task was opened, and the run waits for its outcome. */
        public Day expectOpenTask(String step) {
            return expect(step, "task", StepResult.Kind.WAITING);
        }

        public Day expectTaskFor(String step, String assignee) {
            assertThat(entry(step).kind()).isEqualTo("task");
            assertThat(entry(step).to()).isEqualTo(assignee);
            return this;
        }

        public Day expectSkipped(String step, String because) {
            expect(step, entry(step).kind(), StepResult.Kind.SKIPPED);
            assertThat(entry(step).reason()).contains(because);
            return this;
        }

        /** The step was done, whatever its kind. */
        public Day expectDone(String step) {
            return expect(step, entry(step).kind(), StepResult.Kind.DONE);
        }

        /** These steps were done on this day, in this order, and no others. */
        public Day expectOnly(String... steps) {
            assertThat(entries.stream()
                            .filter(entry -> entry.how() == StepResult.Kind.DONE)
                            .map(RunUnderTest.Entry::step))
                    .as("done on day %s", day)
                    .containsExactly(steps);
            return this;
        }

        public Day expectHeld(String step) {
            return expect(step, "email", StepResult.Kind.HELD);
        }

        /** The step happened, in whatever way, at this local time. */
        public Day expectAt(String step, String time) {
            assertThat(LocalTime.ofInstant(entry(step).at(), run.zone())).isEqualTo(LocalTime.parse(time));
            return this;
        }

        public Day expectNothing() {
            assertThat(entries).as("what happened on day %s", day).isEmpty();
            return this;
        }

        private Day expect(String step, String kind, StepResult.Kind how) {
            assertThat(entry(step)).returns(kind, RunUnderTest.Entry::kind).returns(how, RunUnderTest.Entry::how);
            return this;
        }

        private RunUnderTest.Entry entry(String step) {
            List<RunUnderTest.Entry> found =
                    entries.stream().filter(entry -> entry.step().equals(step)).toList();
            assertThat(found)
                    .as(
                            "entries of %s on day %s; there were %s, the run stands at %s",
                            step,
                            day,
                            entries.stream().map(RunUnderTest.Entry::step).collect(Collectors.joining(", ")),
                            state().step())
                    .isNotEmpty();
            return found.getLast();
        }
    }
}
