package dev.steadfast.store.enrolments;

import dev.steadfast.cadence.CadenceState;
import dev.steadfast.cadence.StepResult;
import dev.steadfast.simulation.Forecast;
import dev.steadfast.simulation.Foreseen;
import dev.steadfast.store.clock.BusinessClock;
import dev.steadfast.store.runs.Run;
import dev.steadfast.store.runs.RunStore;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is to come for an account, if nothing else happens: the production code played forward. */
@Component
public class Upcoming {

    private final RunStore runs;
    private final BusinessClock clock;

    Upcoming(RunStore runs, BusinessClock clock) {
        this.runs = runs;
        this.clock = clock;
    }

    /**
     * A step that is planned.
     *
     * @param kind the YAML keyword
     * @param to an address or a person
     */
    public record Planned(
            String enrolment,
            String playbook,
            String step,
            String kind,
            Instant at,
            @Nullable String to,
            String reason) {}

    /** The planned steps of every open enrolment, earliest first; what would be left out as things stand is not planned. */
    public List<Planned> forAccount(String account) {
        return runs.openOf(account).stream()
                .flatMap(this::planned)
                .sorted(Comparator.comparing(Planned::at))
                .toList();
    }

    private Stream<Planned> planned(Run run) {
        CadenceState state = run.state();
        Instant now = clock.now(state.offset());
        return Forecast.of(run.playbook(), state, run::factsAt, now).stream()
                .filter(step -> step.outcome() != StepResult.Kind.SKIPPED)
                .map(step -> planned(run, step));
    }

    private static Planned planned(Run run, Foreseen step) {
        return new Planned(
                run.enrolment(), run.published().name(), step.step(), step.kind(), step.at(), step.to(), step.reason());
    }
}
