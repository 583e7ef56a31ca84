package dev.steadfast.simulation;

import dev.steadfast.cadence.CadenceState;
import dev.steadfast.cadence.Command;
import dev.steadfast.cadence.Facts;
import dev.steadfast.cadence.Interpreter;
import dev.steadfast.playbook.Playbook;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * What is to come of a run: a {@link Simulation} from where it stands, in which nothing more comes in. A run that is
 * paused by a person or held is played as if it went on now.
 */
public final class Forecast {

    private Forecast() {}

    /**
     * What is to come, in order.
     *
     * @param facts what will be known at a moment; the sending switch is taken to be released
     */
    public static List<Foreseen> of(
            Playbook playbook, CadenceState state, Function<Instant, Facts> facts, Instant now) {
        return simulation(playbook, state, facts, now, Instant.MAX).play().steps();
    }

    /** The same up to a moment, to be played later. */
    public static Simulation simulation(
            Playbook playbook, CadenceState state, Function<Instant, Facts> facts, Instant now, Instant until) {
        return Simulation.of(playbook, new Simulation.Beginning.From(goingOn(playbook, state, now)), facts, now, until);
    }

    private static CadenceState goingOn(Playbook playbook, CadenceState state, Instant now) {
        CadenceState resumed = state.paused() ? asked(playbook, state, new Command.Resume(now)) : state;
        return resumed.held() ? asked(playbook, resumed, new Command.Release()) : resumed;
    }

    private static CadenceState asked(Playbook playbook, CadenceState state, Command command) {
        return Interpreter.fold(playbook, state, state.applied() + 1, command);
    }
}
