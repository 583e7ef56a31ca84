package dev.steadfast.simulation;

import dev.steadfast.cadence.StepResult;
import dev.steadfast.playbook.Step;
import dev.steadfast.playbook.Touch;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * Many simulations at once, on all cores.
 *
 * @param accounts that were played, each as often as it has simulations
 * @param begun how many of these have or had a run
 * @param touches that will leave, by the customer's local day; days without any have no entry
 */
public record WholeBook(int accounts, int begun, SortedMap<LocalDate, Integer> touches) {

    /**
     * Plays them all. They must not share anything that changes.
     *
     * @param progress is told how many are done, from any thread, in no order
     */
    public static WholeBook play(Collection<Simulation> simulations, IntConsumer progress) {
        var done = new AtomicInteger();
        return simulations.parallelStream()
                .map(simulation -> {
                    WholeBook one = of(simulation);
                    progress.accept(done.incrementAndGet());
                    return one;
                })
                .reduce(new WholeBook(0, 0, new TreeMap<>()), WholeBook::and);
    }

    private static WholeBook of(Simulation simulation) {
        Simulated simulated = simulation.play();
        ZoneId zone = simulation.zone();
        SortedMap<LocalDate, Integer> touches = new TreeMap<>();
        for (Simulated.Run run : simulated.runs()) {
            for (Foreseen foreseen : run.steps()) {
                Step step = run.playbook().outline().step(foreseen.step());
                if (step instanceof Touch && foreseen.outcome() == StepResult.Kind.DONE) {
                    touches.merge(LocalDate.ofInstant(foreseen.at(), zone), 1, Integer::sum);
                }
            }
        }
        return new WholeBook(1, simulated.runs().isEmpty() ? 0 : 1, touches);
    }

    private WholeBook and(WholeBook other) {
        SortedMap<LocalDate, Integer> both = new TreeMap<>(touches);
        for (Map.Entry<LocalDate, Integer> day : other.touches.entrySet()) {
            both.merge(day.getKey(), day.getValue(), Integer::sum);
        }
        return new WholeBook(accounts + other.accounts, begun + other.begun, both);
    }
}
