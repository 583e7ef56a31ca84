package dev.steadfast.simulation;

import dev.steadfast.cadence.StepResult;
import dev.steadfast.playbook.Step;
import dev.steadfast.playbook.Touch;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
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
 * @param byPlaybook the same touches by the playbook that they come from
 */
public record WholeBook(
        int accounts, int begun, SortedMap<LocalDate, Integer> touches, SortedMap<String, Integer> byPlaybook) {

    /** Nobody, yet. */
    public static final WholeBook EMPTY = new WholeBook(0, 0, new TreeMap<>(), new TreeMap<>());

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
                .reduce(EMPTY, WholeBook::and);
    }

    private static WholeBook of(Simulation simulation) {
        Simulated simulated = simulation.play();
        ZoneId zone = simulation.zone();
        SortedMap<LocalDate, Integer> touches = new TreeMap<>();
        SortedMap<String, Integer> byPlaybook = new TreeMap<>();
        for (Simulated.Run run : simulated.runs()) {
            for (Foreseen foreseen : run.steps()) {
                Step step = run.playbook().outline().step(foreseen.step());
                if (step instanceof Touch && foreseen.outcome() == StepResult.Kind.DONE) {
                    touches.merge(LocalDate.ofInstant(foreseen.at(), zone), 1, Integer::sum);
                    byPlaybook.merge(run.playbook().name(), 1, Integer::sum);
                }
            }
        }
        return new WholeBook(1, simulated.runs().isEmpty() ? 0 : 1, touches, byPlaybook);
    }

    /** Both together. */
    public WholeBook and(WholeBook other) {
        return new WholeBook(
                accounts + other.accounts,
                begun + other.begun,
                both(touches, other.touches),
                both(byPlaybook, other.byPlaybook));
    }

    private static <K extends Comparable<? super K>> SortedMap<K, Integer> both(
            SortedMap<K, Integer> some, SortedMap<K, Integer> others) {
        SortedMap<K, Integer> both = new TreeMap<>(some);
        others.forEach((key, count) -> both.merge(key, count, Integer::sum));
        return both;
    }
}
