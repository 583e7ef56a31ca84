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
    private final CadenceState begun;
    private final BooleanSupplier zoneMoved;
    private final List<String> fileOrder = new ArrayList<>();
    private final List<Folded> history = new ArrayList<>();
    private final Set<String> sent = new HashSet<>();
    private int furthest = -1;

    private Promises(RunInMemory run, BooleanSupplier zoneMoved) {
        this.playbook = run.playbook();
        this.begun = run.state();
        this.zoneMoved = zoneMoved;
        playbook.outline().all().forEach(step -> fileOrder.add(step.id()));
    }

    /** Watches a run from its beginning; any promise that breaks fails the fold or the decision that broke it. */
    static Promises of(RunInMemory run, BooleanSupplier zoneMoved) {
        var promises = new Promises(run, zoneMoved);
        run.witness(promises::decided);
        run.watch(promises::folded);
        return promises;
    }

    private void decided(Step step, CadenceState state, Facts facts, StepDecision decision, Instant now) {
        assertThat(state.paused() || state.held() || state.isFinished())
                .as("open")
                .isFalse();
        assertThat(state.steps()).as("steps that ended").doesNotContainKey(step.id());
        assertThat(decision.reason()).isNotBlank();
        ZoneId zone = facts.account().zone();
        if (step.frame().moment() instanceof Moment.OnDay on && !zoneMoved.getAsBoolean()) {
            LocalDate itsDay = LocalDate.ofInstant(state.anchor(), zone).plusDays(on.day());
            assertThat(LocalDate.ofInstant(now, zone)).as("day of " + step.id()).isAfterOrEqualTo(itsDay);
        }
        if (decision instanceof StepDecision.Send) {
            assertThat(sent.add(step.id())).as("first message of " + step.id()).isTrue();
            assertThat(facts.sendingHeld()).as("held").isFalse();
            assertThat(playbook.send(step).closedBecause(now.atZone(zone), facts.holidays()))
                    .as("why %s may not leave at %s", step.id(), now.atZone(zone))
                    .isEmpty();
            if (playbook.purpose() == Playbook.Purpose.LIFECYCLE && state.touchedAt() != null) {
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
        endsInFileOrder(before.steps(), after.steps());
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
