package dev.steadfast.simulation;

import dev.steadfast.cadence.CadenceState;
import dev.steadfast.cadence.Command;
import dev.steadfast.cadence.Facts;
import dev.steadfast.cadence.Interpreter;
import dev.steadfast.playbook.Playbook;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What is to come of the open runs of an account: a {@link Simulation} from where they stand, in which nothing more comes
 * in and nobody enters. A run that is paused by a person or held is played as if it went on now.
 */
public final class Forecast {

    private Forecast() {}

    /**
     * What is to come of one run alone, in order.
     *
     * @param facts what will be known to the run at a moment; the sending switch is taken to be released
     */
    public static List<Foreseen> of(
            Playbook playbook, CadenceState state, Function<Instant, Facts> facts, Instant now) {
        return simulation(List.of(Underway.of(playbook, state, null, Map.of())), facts, now, Instant.MAX)
                .play()
                .steps();
    }

    /**
     * What is to come, to be played later; its runs are in the order given.
     *
     * @param facts what will be known of the account at a moment; the sending switch is taken to be released
     */
    public static Simulation simulation(
            List<Underway> runs, Function<Instant, Facts> facts, Instant now, Instant until) {
        List<Underway> going = runs.stream().map(run -> goingOn(run, now)).toList();
        return new Simulation(
                List.of(),
                new Simulation.Beginning.From(going, List.of()),
                Simulation.Admitting.BY_STEPS,
                facts,
                now,
                until,
                List.of());
    }

    private static Underway goingOn(Underway run, Instant now) {
        return new Underway(
                run.playbook(),
                goingOn(run.playbook(), run.state(), now),
                run.key(),
                run.enrolledBy(),
                run.engagement());
    }

    private static CadenceState goingOn(Playbook playbook, CadenceState state, Instant now) {
        CadenceState resumed = state.paused() ? asked(playbook, state, new Command.Resume(now)) : state;
        return resumed.held() ? asked(playbook, resumed, new Command.Release()) : resumed;
    }

    private static CadenceState asked(Playbook playbook, CadenceState state, Command command) {
        return Interpreter.fold(playbook, state, state.applied() + 1, command);
    }
}
