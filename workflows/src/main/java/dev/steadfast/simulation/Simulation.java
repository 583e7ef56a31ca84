package dev.steadfast.simulation;

import dev.steadfast.admission.Stay;
import dev.steadfast.cadence.Facts;
import dev.steadfast.playbook.Playbook;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One account going through playbooks, on paper: the very functions decide that decide in production. What comes in is in
 * the script; nobody else does anything.
 *
 * <p>Several playbooks see one another as they do in production: they quiet, supersede and refuse, a step of one starts
 * another, and a contact gets one lifecycle message a day from all of them.
 *
 * @param playbooks that the account may enter, each once
 * @param beginning where the account stands at the beginning
 * @param admitting how often it may enter by rule or event
 * @param facts what is known of the account at a moment, without what the script says; the sending switch is taken to be
 *     released
 * @param from business time at the beginning; events of the script before it are history
 * @param until the last moment that is played
 * @param script what comes in, in any order
 */
public record Simulation(
        List<Playbook> playbooks,
        Beginning beginning,
        Admitting admitting,
        Function<Instant, Facts> facts,
        Instant from,
        Instant until,
        List<Scripted> script) {

    public Simulation {
        playbooks = List.copyOf(playbooks);
        script = script.stream().sorted(Comparator.comparing(Scripted::at)).toList();
    }

    /** Where an account stands at the beginning. */
    public sealed interface Beginning {

        /**
         * In no playbook. It enters as the rules say: they are asked at once and at every midnight of the account, when
         * a step changes the account, and by events. A playbook that has no rule and is alone begins at once.
         */
        record ByRule() implements Beginning {}

        /** In the first of the playbooks, at once, whatever its rules say; the others as their rules say. */
        record AtOnce() implements Beginning {}

        /**
         * In these runs, which have begun already.
         *
         * @param before what else it has been through; those runs are not among it
         */
        record From(List<Underway> runs, List<Stay> before) implements Beginning {

            public From {
                runs = List.copyOf(runs);
                before = List.copyOf(before);
            }
        }
    }

    /** How often an account may enter by rule or event. */
    public enum Admitting {
        /** Never: only a step of a playbook starts another one. */
        BY_STEPS,
        /** Each playbook once; when its runs have ended, the simulation has. */
        ONCE,
        /** As often as the playbooks let it in. */
        AGAIN
    }

    /** One playbook, once and without a script. */
    public static Simulation of(
            Playbook playbook, Beginning beginning, Function<Instant, Facts> facts, Instant from, Instant until) {
        return new Simulation(List.of(playbook), beginning, Admitting.ONCE, facts, from, until, List.of());
    }

    /** The same with this script. */
    public Simulation with(List<Scripted> events) {
        return new Simulation(playbooks, beginning, admitting, facts, from, until, events);
    }

    /** The same, where accounts enter that often. */
    public Simulation admitting(Admitting often) {
        return new Simulation(playbooks, beginning, often, facts, from, until, script);
    }

    /** The account's zone. */
    public ZoneId zone() {
        return facts.apply(from).account().zone();
    }

    /** Plays it. The same simulation always comes to the same. */
    public Simulated play() {
        return new Course(this).play();
    }

    /** Who begins at once, by hand; null where everybody waits for a rule. */
    @Nullable
    Playbook atOnce() {
        return switch (beginning) {
            case Beginning.AtOnce ignored -> playbooks.getFirst();
            case Beginning.ByRule ignored
            when playbooks.size() == 1
                    && playbooks.getFirst().admission().rules().isEmpty() -> playbooks.getFirst();
            default -> null;
        };
    }
}
