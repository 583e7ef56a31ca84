package dev.steadfast.cadence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.steadfast.playbook.Moment;
import dev.steadfast.playbook.Playbook;
import dev.steadfast.playbook.Step;
import io.temporal.common.converter.JacksonJsonPayloadConverter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** What must hold at every moment of every run. */
final class Promises {

    private static final ObjectMapper JSON = JacksonJsonPayloadConverter.newDefaultObjectMapper();

    private record Folded(Input input, long seq) {}

    private final Playbook playbook;
    private final Playbook longer;
    private final boolean repeats;
    private final CadenceState begun;
    private final BooleanSupplier zoneMoved;
    private final List<String> fileOrder = new ArrayList<>();
    private final List<Folded> history = new ArrayList<>();
    private final Set<String> sent = new HashSet<>();
    private int furthest = -1;

    private Promises(RunInMemory run, Playbook longer, BooleanSupplier zoneMoved) {
        this.longer = longer;
        this.playbook = run.playbook();
        this.begun = run.state();
        this.zoneMoved = zoneMoved;
        playbook.outline().all().forEach(step -> fileOrder.add(step.id()));
        repeats = fileOrder.stream().anyMatch(id -> playbook.outline().step(id) instanceof Step.Repeat);
    }

    /**
     * Watches a run from its beginning; any promise that breaks fails the fold or the decision that broke it.
     *
     * @param longer the same playbook with more steps
     */
    static Promises of(RunInMemory run, Playbook longer, BooleanSupplier zoneMoved) {
        var promises = new Promises(run, longer, zoneMoved);
        run.witness(promises::decided);
        run.watch(promises::folded);
        return promises;
    }

    private void decided(Step step, CadenceState state, Facts facts, StepDecision decision, Instant now) {
        assertThat(state.resting() || state.held() || state.isFinished())
                .as("open")
                .isFalse();
        assertThat(Interpreter.next(roundTrip(state), now)).isEqualTo(Interpreter.next(state, now));
        assertThat(decision.reason()).isNotBlank();
        ZoneId zone = facts.account().zone();
        boolean begun = state.waiting() || state.rounds().containsKey(step.id());
        if (step.frame().moment() instanceof Moment.OnDay on && !begun && !zoneMoved.getAsBoolean()) {
            assertThat(LocalDate.ofInstant(now, zone))
                    .as("day of " + step.id())
                    .isAfterOrEqualTo(state.day0(zone).plusDays(on.day()));
        }
        if (decision instanceof StepDecision.Send) {
            String occurrence = step.id() + " " + state.occurrence(step.id());
            assertThat(sent.add(occurrence))
                    .as("first message of " + occurrence)
                    .isTrue();
            assertThat(facts.sendingHeld()).as("held").isFalse();
            assertThat(facts.hours(playbook, step).closedBecause(now.atZone(zone), facts.holidays()))
                    .as("why %s may not leave at %s", step.id(), now.atZone(zone))
                    .isEmpty();
            Instant wanted = state.nominal() == null ? now : state.nominal();
            playbook.expires(step)
                    .ifPresent(
                            expires -> assertThat(now).as("before it expired").isBeforeOrEqualTo(wanted.plus(expires)));
            if (playbook.purpose(step) == Playbook.Purpose.LIFECYCLE && state.touchedAt() != null) {
                assertThat(LocalDate.ofInstant(now, zone))
                        .as("a day of its own for " + step.id())
                        .isAfter(LocalDate.ofInstant(state.touchedAt(), zone));
            }
        }
    }

    private void folded(CadenceState before, Input input, long seq, CadenceState after) {
        history.add(new Folded(input, seq));
        assertThat(after.applied()).isGreaterThanOrEqualTo(before.applied());
        assertThat(roundTrip(after)).isEqualTo(after);
        if (before.isFinished()) {
            assertThat(after.outcome()).isEqualTo(before.outcome());
        }
        foldsOnce(input, seq, after);
        endsOneStep(before.steps(), after.steps());
        if (!repeats) {
            endsInFileOrder(before.steps(), after.steps());
        }
        comesBackFromAnotherVersion(after);
    }

    private void foldsOnce(Input input, long seq, CadenceState after) {
        boolean unfinished = input instanceof StepResult result
                && switch (result.kind()) {
                    case WAITING, DEFERRED, HELD -> true;
                    default -> false;
                };
        // a step that did not end may be folded again and is then another turn of it
        if (!unfinished) {
            assertThat(fold(after, input, seq)).as("%s folded again", input).isEqualTo(after);
        }
    }

    private static void endsOneStep(Map<String, StepMark> before, Map<String, StepMark> after) {
        int more = after.values().stream().mapToInt(StepMark::times).sum()
                - before.values().stream().mapToInt(StepMark::times).sum();
        assertThat(more).as("steps that ended").isBetween(0, 1);
    }

    /** Migrated there and back, a run stands where it stood; only its plan has to be made anew. */
    private void comesBackFromAnotherVersion(CadenceState state) {
        Migration.Move there = Migration.move(playbook, longer, state);
        Migration.Move back = Migration.move(longer, playbook, there.state());
        assertThat(there.loss()).isEmpty();
        assertThat(back.loss()).isEmpty();
        assertThat(back.state()).isEqualTo(state.isFinished() ? state : state.with(CadenceState.Draft::forgetPlan));
    }

    private void endsInFileOrder(Map<String, StepMark> before, Map<String, StepMark> after) {
        assertThat(after.keySet()).containsAll(before.keySet());
        Set<String> ended = new HashSet<>(after.keySet());
        ended.removeAll(before.keySet());
        assertThat(ended).hasSizeLessThanOrEqualTo(1);
        for (String step : ended) {
            assertThat(fileOrder.indexOf(step)).as("place of " + step).isGreaterThan(furthest);
            furthest = fileOrder.indexOf(step);
        }
    }

    /** The same inputs, folded once more from the beginning, give the same state. */
    void replay(CadenceState ended) {
        CadenceState state = begun;
        for (Folded each : history) {
            state = fold(roundTrip(state), each.input(), each.seq());
        }
        assertThat(state).isEqualTo(ended);
        assertThat(json(state)).isEqualTo(json(ended));
    }

    private CadenceState fold(CadenceState state, Input input, long seq) {
        return switch (input) {
            case StepResult result -> Interpreter.fold(playbook, state, result);
            case Input.Numbered numbered -> Interpreter.fold(playbook, state, seq, numbered);
        };
    }

    private static CadenceState roundTrip(CadenceState state) {
        try {
            return JSON.readValue(json(state), CadenceState.class);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static String json(CadenceState state) {
        try {
            return JSON.writeValueAsString(state);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
