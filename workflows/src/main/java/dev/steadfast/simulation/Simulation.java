package dev.steadfast.simulation;

import dev.steadfast.cadence.CadenceState;
import dev.steadfast.cadence.Enrolment;
import dev.steadfast.cadence.Facts;
import dev.steadfast.condition.Verdict;
import dev.steadfast.playbook.Playbook;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One account going through one playbook, on paper: the very functions decide that decide in production. What comes in
 * is in the script; nobody else does anything.
 *
 * @param beginning how the run begins
 * @param facts what is known of the account at a moment, without what the script says; the sending switch is taken to be
 *     released
 * @param from business time at the beginning; events of the script before it are history
 * @param until the last moment that is played
 * @param script what comes in, in any order
 */
public record Simulation(
        Playbook playbook,
        Beginning beginning,
        Function<Instant, Facts> facts,
        Instant from,
        Instant until,
        List<Scripted> script) {

    public Simulation {
        script = script.stream().sorted(Comparator.comparing(Scripted::at)).toList();
    }

    /** How a run begins. */
    public sealed interface Beginning {

        /** As the playbook's rules say: they are asked at once and at every midnight of the account, and by events. */
        record ByRule() implements Beginning {}

        /** At once, whatever the rules say. */
        record AtOnce() implements Beginning {}

        /** It has begun already. */
        record From(CadenceState state) implements Beginning {}
    }

    /** A simulation without a script. */
    public static Simulation of(
            Playbook playbook, Beginning beginning, Function<Instant, Facts> facts, Instant from, Instant until) {
        return new Simulation(playbook, beginning, facts, from, until, List.of());
    }

    /** The same with this script. */
    public Simulation with(List<Scripted> events) {
        return new Simulation(playbook, beginning, facts, from, until, events);
    }

    /** The account's zone. */
    public ZoneId zone() {
        return facts.apply(from).account().zone();
    }

    /** Plays it. The same simulation always comes to the same. */
    public Simulated play() {
        return new Beginner(this).play();
    }

    /** Finds when the run begins, and plays it. */
    private static final class Beginner {
        private final Simulation simulation;
        private final Playbook playbook;
        private final World world;
        private final Deque<Scripted> script;
        private final List<Noted> notes = new ArrayList<>();
        private String because = "";

        private Beginner(Simulation simulation) {
            this.simulation = simulation;
            this.playbook = simulation.playbook;
            this.world = new World(simulation.facts, simulation.script);
            this.script = new ArrayDeque<>(simulation.script);
        }

        private Simulated play() {
            remember();
            return switch (simulation.beginning) {
                case Beginning.From from -> goOn(from.state(), null, simulation.from, "it had begun before");
                case Beginning.AtOnce ignored -> begin(simulation.from, null, "enrolled by hand");
                case Beginning.ByRule ignored
                when playbook.admission().rules().isEmpty() ->
                    begin(simulation.from, null, "the playbook has no rule for it, so by hand");
                case Beginning.ByRule ignored
                when heldOut() ->
                    nobody("held out: " + playbook.admission().holdout()
                            + " of 100 accounts get nothing, to measure what the playbook earns");
                case Beginning.ByRule ignored -> byRule();
            };
        }

        private boolean heldOut() {
            return Enrolment.isHeldOut(
                    playbook, simulation.facts.apply(simulation.from).customer().id());
        }

        /** What happened before the simulation begins is known in it. */
        private void remember() {
            while (!script.isEmpty() && script.getFirst().at().isBefore(simulation.from)) {
                switch (script.removeFirst()) {
                    case Scripted.Event event -> world.happens(event);
                    case Scripted.Reaction reaction -> world.reacts(reaction);
                    case Scripted.Request ignored -> {
                        // asked of a run that had not begun
                    }
                }
            }
        }

        private Simulated byRule() {
            boolean asksDaily = playbook.admission().rules().stream().anyMatch(rule -> rule.on() == null);
            ZoneId zone = simulation.zone();
            LocalDate day = LocalDate.ofInstant(simulation.from, zone);
            Instant ask = asksDaily ? simulation.from : Instant.MAX;
            while (true) {
                Scripted next = script.peek();
                if (next != null && !next.at().isAfter(ask)) {
                    if (next.at().isAfter(simulation.until)) {
                        ask = Instant.MAX;
                        script.clear();
                        continue;
                    }
                    script.remove();
                    if (next instanceof Scripted.Event event && enrols(event)) {
                        return begin(event.at(), event, because);
                    }
                } else if (ask.isAfter(simulation.until)) {
                    return nobody(
                            asksDaily
                                    ? reason(simulation.until)
                                    : because.isEmpty() ? "no event came that enrols" : because);
                } else if (Enrolment.admits(playbook, world.at(ask))) {
                    return begin(ask, null, reason(ask));
                } else {
                    day = day.plusDays(1);
                    ask = day.atStartOfDay(zone).toInstant();
                }
            }
        }

        private String reason(Instant moment) {
            return Enrolment.byRule(playbook, world.at(moment)).because();
        }

        private boolean enrols(Scripted.Event event) {
            world.happens(event);
            boolean isMeant = playbook.admission().rules().stream()
                    .anyMatch(rule -> event.type().equals(rule.on()));
            if (!isMeant) {
                notes.add(new Noted(event.at(), event.type(), null, false));
                return false;
            }
            Verdict verdict = Enrolment.byEvent(playbook, world.at(event.at()), event.type(), event.data());
            because = verdict.because();
            notes.add(new Noted(
                    event.at(), event.type(), verdict.holds() ? "enrols" : "does not enrol: " + because, false));
            return verdict.holds();
        }

        private Simulated begin(Instant now, Scripted.@Nullable Event event, String why) {
            Map<String, Object> data = event == null ? Map.of() : event.data();
            if (event != null) {
                world.begunBy(data);
            }
            String key = Enrolment.key(playbook, data).orElse(null);
            CadenceState state = Enrolment.begin(playbook, world.at(now), now, event == null ? null : event.at(), 0);
            return goOn(state, key, now, why);
        }

        private Simulated goOn(CadenceState state, @Nullable String key, Instant now, String why) {
            var play = new Play(playbook, world, key, script, notes, state, now);
            play.until(simulation.until);
            return new Simulated(state.enrolledAt(), why, play.steps(), notes, play.state());
        }

        private Simulated nobody(String why) {
            return new Simulated(null, why, List.of(), notes, null);
        }
    }
}
