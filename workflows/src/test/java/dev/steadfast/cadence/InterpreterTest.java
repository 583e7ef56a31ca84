package dev.steadfast.cadence;

import static dev.steadfast.cadence.AnAccount.acme;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.steadfast.playbook.Playbook;
import io.temporal.common.converter.JacksonJsonPayloadConverter;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The two functions of the workflow thread, one fold at a time; {@link CadenceStoryTest} tells whole runs. */
class InterpreterTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
    private static final Playbook PLAYBOOK = Story.playbook("""
            playbook: story
            goal: { on: milestone.first_value, then: continue }
            steps:
              - { id: welcome, day: 0, email: welcome }
              - id: check
                day: 3
                if: account.high_value
                then: [{ id: nudge, email: nudge }]
                else: [{ id: reminder, email: reminder }]
              - { id: recap, day: 7, email: recap }
            """);

    private final CadenceState begun = new RunInMemory(PLAYBOOK, acme().build(), MONDAY).state();

    private static StepResult result(String step, StepResult.Kind kind, String branch) {
        return StepResult.of(step, kind, branch, MONDAY);
    }

    @Nested
    class Next {

        @Test
        void sleepsUntilTheStepIsDueAndThenPerformsIt() {
            assertThat(Interpreter.next(begun, MONDAY.minusMillis(1))).isEqualTo(new Decision.SleepUntil(MONDAY));
            assertThat(Interpreter.next(begun, MONDAY)).isEqualTo(new Decision.Perform("welcome"));
        }

        @Test
        void plansWhatHasNoDueMoment() {
            CadenceState unplanned = CadenceState.begin(MONDAY, MONDAY, 0, "welcome");

            assertThat(unplanned.needsPlanning()).isTrue();
            assertThat(Interpreter.next(unplanned, MONDAY)).isEqualTo(new Decision.Plan());
        }

        @Test
        void awaitsAPersonWhilePausedAndTheSwitchWhileHeld() {
            CadenceState paused = Interpreter.fold(PLAYBOOK, begun, 1, new Command.Pause(MONDAY));
            CadenceState held = Interpreter.fold(PLAYBOOK, begun, result("welcome", StepResult.Kind.HELD, null));

            assertThat(Interpreter.next(paused, MONDAY)).isEqualTo(new Decision.Await("paused"));
            assertThat(Interpreter.next(held, MONDAY)).isEqualTo(new Decision.Await("held"));
        }

        @Test
        void finishesWithTheOutcome() {
            CadenceState cancelled = Interpreter.fold(PLAYBOOK, begun, 1, new Command.Cancel(MONDAY));

            assertThat(Interpreter.next(cancelled, MONDAY)).isEqualTo(new Decision.Finish("cancelled"));
        }
    }

    @Nested
    class AStateOfANewerRelease {

        private CadenceState of(int format, int interpreter) throws JsonProcessingException {
            return JacksonJsonPayloadConverter.newDefaultObjectMapper()
                    .readValue("""
                            {"format": %d, "interpreter": %d, "enrolledAt": "2026-03-02T09:00:00Z",
                             "anchor": "2026-03-02T09:00:00Z", "step": "welcome", "lateBefore": "2026-03-02T09:00:00Z"}
                            """.formatted(format, interpreter), CadenceState.class);
        }

        @Test
        void isRefusedRatherThanGuessed() {
            assertThatThrownBy(() -> Interpreter.next(of(CadenceState.FORMAT + 1, CadenceState.INTERPRETER), MONDAY))
                    .isInstanceOf(UnknownFormat.class)
                    .hasMessageContaining("format 2");
            assertThatThrownBy(() -> Interpreter.next(of(CadenceState.FORMAT, CadenceState.INTERPRETER + 1), MONDAY))
                    .isInstanceOf(UnknownFormat.class)
                    .hasMessageContaining("interpreter 2");
        }

        @Test
        void isNotFoldedEither() throws JsonProcessingException {
            CadenceState newer = of(CadenceState.FORMAT + 1, CadenceState.INTERPRETER);

            assertThatThrownBy(() -> Interpreter.fold(PLAYBOOK, newer, 1, new Command.Pause(MONDAY)))
                    .isInstanceOf(UnknownFormat.class);
            assertThatThrownBy(() -> Interpreter.fold(PLAYBOOK, newer, result("welcome", StepResult.Kind.DONE, null)))
                    .isInstanceOf(UnknownFormat.class);
        }
    }

    @Nested
    class AStepResult {

        @ParameterizedTest
        @EnumSource(
                value = StepResult.Kind.class,
                names = {"STALE", "FENCED"})
        void changesNothingWhenNothingWasDone(StepResult.Kind kind) {
            assertThat(Interpreter.fold(PLAYBOOK, begun, result("welcome", kind, null)))
                    .isEqualTo(begun);
        }

        @ParameterizedTest
        @EnumSource(StepResult.Kind.class)
        void changesNothingWhenTheStepIsNotThePendingOne(StepResult.Kind kind) {
            assertThat(Interpreter.fold(PLAYBOOK, begun, result("recap", kind, null)))
                    .isEqualTo(begun);
        }

        @Test
        void leadsIntoABranchAndOutOfIt() {
            CadenceState atCheck = Interpreter.fold(PLAYBOOK, begun, result("welcome", StepResult.Kind.DONE, null));
            CadenceState atNudge = Interpreter.fold(PLAYBOOK, atCheck, result("check", StepResult.Kind.DONE, "then"));
            CadenceState atReminder =
                    Interpreter.fold(PLAYBOOK, atCheck, result("check", StepResult.Kind.DONE, "else"));

            assertThat(atNudge.step()).isEqualTo("nudge");
            assertThat(atReminder.step()).isEqualTo("reminder");
            assertThat(Interpreter.fold(PLAYBOOK, atNudge, result("nudge", StepResult.Kind.DONE, null))
                            .step())
                    .isEqualTo("recap");
        }

        @Test
        void ofALateBlockLeadsPastIt() {
            CadenceState atCheck = Interpreter.fold(PLAYBOOK, begun, result("welcome", StepResult.Kind.DONE, null));

            assertThat(Interpreter.fold(PLAYBOOK, atCheck, result("check", StepResult.Kind.SKIPPED, null))
                            .step())
                    .isEqualTo("recap");
        }

        @Test
        void notesATouchOnlyWhenOneLeft() {
            assertThat(Interpreter.fold(PLAYBOOK, begun, result("welcome", StepResult.Kind.DONE, null))
                            .touchedAt())
                    .isEqualTo(MONDAY);
            assertThat(Interpreter.fold(PLAYBOOK, begun, result("welcome", StepResult.Kind.SKIPPED, null))
                            .touchedAt())
                    .isNull();
        }

        @Test
        void thatIsParkedLetsTheCadenceGoOn() {
            CadenceState parked = Interpreter.fold(PLAYBOOK, begun, result("welcome", StepResult.Kind.PARKED, null));

            assertThat(parked.step()).isEqualTo("check");
            assertThat(parked.steps().get("welcome").how()).isEqualTo(StepResult.Kind.PARKED);
        }

        @Test
        void carriesTheNextDueMoment() {
            Instant thursday = MONDAY.plusSeconds(259_200);

            assertThat(Interpreter.fold(
                            PLAYBOOK,
                            begun,
                            result("welcome", StepResult.Kind.DONE, null).dueAt(new Due(thursday, true, null))))
                    .returns(thursday, CadenceState::due)
                    .returns(true, CadenceState::late);
        }

        @Test
        void thatComesAfterTheRunHasEndedChangesNothing() {
            CadenceState cancelled = Interpreter.fold(PLAYBOOK, begun, 1, new Command.Cancel(MONDAY));

            assertThat(Interpreter.fold(PLAYBOOK, cancelled, result("welcome", StepResult.Kind.DONE, null)))
                    .isEqualTo(cancelled);
        }
    }

    @Nested
    class AnInput {

        @Test
        void isFoldedOnce() {
            CadenceState paused = Interpreter.fold(PLAYBOOK, begun, 1, new Command.Pause(MONDAY));
            CadenceState resumed = Interpreter.fold(PLAYBOOK, paused, 2, new Command.Resume(MONDAY));

            assertThat(Interpreter.fold(PLAYBOOK, resumed, 1, new Command.Pause(MONDAY)))
                    .isEqualTo(resumed);
            assertThat(Interpreter.fold(PLAYBOOK, resumed, 2, new Command.Resume(MONDAY)))
                    .isEqualTo(resumed);
        }

        @Test
        void isOnlyCountedWhenItMakesNoSense() {
            CadenceState after = Interpreter.fold(PLAYBOOK, begun, 1, new Command.Resume(MONDAY));

            assertThat(after.applied()).isEqualTo(1);
            assertThat(Interpreter.fold(PLAYBOOK, begun, 1, new Input.Event("nothing.to.us", MONDAY, List.of())))
                    .isEqualTo(after);
        }

        @Test
        void thatArrivesWhileTheStepIsPerformedIsFoldedAfterItsResult() {
            CadenceState sent = Interpreter.fold(
                    PLAYBOOK,
                    begun,
                    result("welcome", StepResult.Kind.DONE, null).dueAt(new Due(MONDAY, false, null)));
            CadenceState paused = Interpreter.fold(PLAYBOOK, sent, 1, new Command.Pause(MONDAY));

            assertThat(paused.step()).isEqualTo("check");
            assertThat(Interpreter.next(paused, MONDAY.plusSeconds(1))).isEqualTo(new Decision.Await("paused"));
            assertThat(Interpreter.fold(PLAYBOOK, paused, 2, new Command.Resume(MONDAY))
                            .needsPlanning())
                    .isTrue();
        }
    }
}
