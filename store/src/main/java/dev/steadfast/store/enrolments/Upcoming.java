package dev.steadfast.store.enrolments;

import dev.steadfast.cadence.StepResult;
import dev.steadfast.simulation.Forecast;
import dev.steadfast.simulation.Foreseen;
import dev.steadfast.simulation.Simulated;
import dev.steadfast.store.clock.BusinessClock;
import dev.steadfast.store.runs.Run;
import dev.steadfast.store.runs.RunStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is to come for an account, if nothing else happens: the production code played forward. */
@Component
public class Upcoming {

    private static final String REPETITION = "repeat";
    private static final Set<StepResult.Kind> ENDS =
            Set.of(StepResult.Kind.DONE, StepResult.Kind.SKIPPED, StepResult.Kind.PARKED);

    private final RunStore runs;
    private final BusinessClock clock;

    Upcoming(RunStore runs, BusinessClock clock) {
        this.runs = runs;
        this.clock = clock;
    }

    /**
     * A step that is planned.
     *
     * @param occurrence which time the step comes, from 1
     * @param kind the YAML keyword
     * @param to an address or a person
     */
    public record Planned(
            String enrolment,
            String playbook,
            String step,
            int occurrence,
            String kind,
            Instant at,
            @Nullable String to,
            String reason) {}

    /**
     * The planned steps of every open enrolment, earliest first; the enrolments are played together, so that one holds
     * back or takes the day of another as it will. What would be left out as things stand is not planned; neither is a
     * repetition itself, only what is repeated.
     */
    public List<Planned> forAccount(String account) {
        List<Run> open = runs.openOf(account);
        if (open.isEmpty()) {
            return List.of();
        }
        Run any = open.getFirst();
        Instant now = clock.now(any.state().offset());
        List<Simulated.Run> played = Forecast.simulation(
                        open.stream().map(Run::underway).toList(), any::factsOfAccountAt, now, Instant.MAX)
                .play()
                .runs();
        List<Planned> planned = new ArrayList<>();
        for (int i = 0; i < open.size(); i++) {
            add(open.get(i), played.get(i).steps(), planned);
        }
        return planned.stream().sorted(Comparator.comparing(Planned::at)).toList();
    }

    private static void add(Run run, List<Foreseen> steps, List<Planned> planned) {
        Map<String, Integer> ended = new HashMap<>();
        run.state().steps().forEach((step, mark) -> ended.put(step, mark.times()));
        for (Foreseen step : steps) {
            if (step.outcome() != StepResult.Kind.SKIPPED && !step.kind().equals(REPETITION)) {
                planned.add(planned(run, step, ended.getOrDefault(step.step(), 0) + 1));
            }
            if (ENDS.contains(step.outcome())) {
                ended.merge(step.step(), 1, Integer::sum);
            }
        }
    }

    private static Planned planned(Run run, Foreseen step, int occurrence) {
        return new Planned(
                run.enrolment(),
                run.published().name(),
                step.step(),
                occurrence,
                step.kind(),
                step.at(),
                step.to(),
                step.reason());
    }
}
