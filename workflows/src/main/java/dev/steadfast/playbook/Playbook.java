package dev.steadfast.playbook;

import dev.steadfast.calendar.SendRules;
import dev.steadfast.condition.Condition;
import dev.steadfast.condition.Known;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A definition of a cadence, as CS Ops wrote it.
 *
 * @param name {@code [a-z][a-z0-9-]{0,39}}; also the type of the Temporal workflows that run it
 * @param admission who enters, and how often
 * @param precedence how it stands to other playbooks
 * @param goal what the cadence is for; reaching it is counted
 * @param exits events that end a run
 * @param pause events that suspend a run
 * @param late what happens to steps that are already past
 * @param resume what happens to what became due during a pause
 * @param expires how late a held or deferred touch may still go; null for however late
 * @param send when touches may leave
 * @param outline the steps, and those that follow an end by outcome
 */
public record Playbook(
        String name,
        String title,
        Anchor anchor,
        Admission admission,
        Precedence precedence,
        @Nullable Goal goal,
        List<Exit> exits,
        @Nullable Pause pause,
        Late late,
        Resume resume,
        Purpose purpose,
        @Nullable Duration expires,
        SendRules send,
        Outline outline) {

    /** Names of what an event can mean; those of {@link #EXIT} and {@link #WAIT} go on with an index or a step. */
    public static final String GOAL = "goal";

    public static final String EXIT = "exit/";
    public static final String PAUSE = "pause";
    public static final String UNTIL = "until";
    public static final String WAIT = "wait/";

    /** The instant that day 0 is counted from. */
    public enum Anchor {
        ENROLMENT("enrolment"),
        CONTRACT_START("account.contract_start"),
        RENEWAL_DATE("account.renewal_date"),
        EVENT("event");

        private final String word;

        Anchor(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /**
     * Who enters, and how often.
     *
     * @param rules any that holds is enough; none means by hand only
     * @param key field of the enrolling event's data that tells two concurrent runs apart; null for one run at a time
     * @param holdout accounts in a hundred that get nothing, to measure what the playbook earns
     */
    public record Admission(
            List<Rule> rules, ReEnrol reEnrol, @Nullable String key, int holdout) {

        /**
         * One way in.
         *
         * @param on event type; null for a rule that is asked whenever the account changes, and daily
         * @param when what else must hold; null only together with {@code on}
         */
        public record Rule(@Nullable String on, @Nullable Condition when) {}
    }

    /** Whether an account may go through the playbook again. */
    public sealed interface ReEnrol {
        record Never() implements ReEnrol {}

        record Always() implements ReEnrol {}

        /** Once for each value of the anchor: a new term begins a new run. */
        record PerAnchor() implements ReEnrol {}

        /** This long after the last run ended. */
        record After(Duration time) implements ReEnrol {}
    }

    /**
     * How a playbook stands to others.
     *
     * @param family an account has at most one open run of a family; null for none
     * @param priority of two of a family the higher one runs
     * @param quiets playbooks whose lifecycle touches wait while this one is open
     */
    public record Precedence(@Nullable String family, int priority, List<String> quiets) {}

    /** What to do with a step whose day had passed before the run could reach it. */
    public enum Late {
        SKIP,
        /** Of all that are past, only the last is done. */
        LATEST,
        ALL
    }

    /** What to do with what became due during a pause. */
    public enum Resume {
        /** It is done, in order, one touch a day. */
        KEEP,
        /** It is left out, as what is late. */
        DROP_MISSED,
        /** Everything to come moves by the length of the pause. */
        SHIFT
    }

    /** Lifecycle touches never share a local day with another of the same run; transactional ones may. */
    public enum Purpose {
        LIFECYCLE,
        TRANSACTIONAL;

        /** As YAML, tables and pages say it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What to do with a message of which nobody knows whether it left. */
    public enum OnUncertain {
        PARK,
        RESEND
    }

    /**
     * What the cadence is for.
     *
     * @param exit whether reaching the goal ends the run
     */
    public record Goal(Trigger trigger, boolean exit) {}

    /**
     * An event that ends a run.
     *
     * @param as the outcome the run ends with
     */
    public record Exit(Trigger trigger, String as) {}

    /**
     * What suspends a run.
     *
     * @param until event type that lets it go on
     */
    public record Pause(Trigger trigger, String until) {}

    /** The rule for this step, its own or the playbook's. */
    public Late late(Step step) {
        Late own = step.frame().late();
        return own == null ? late : own;
    }

    /** When this step may touch, by its own or the playbook's rules. */
    public SendRules send(Step step) {
        SendRules own = step.frame().send();
        return own == null ? send : own;
    }

    /** The purpose of this step, its own or the playbook's. */
    public Purpose purpose(Step step) {
        Purpose own = step.frame().purpose();
        return own == null ? purpose : own;
    }

    /** How late this step may still touch, by its own or the playbook's rule. */
    public Optional<Duration> expires(Step step) {
        Duration own = step.frame().expires();
        return Optional.ofNullable(own == null ? expires : own);
    }

    /** The first of the other open playbooks of an account that quiets this one; null when none does. */
    public static @Nullable String quieting(String playbook, Stream<Playbook> open) {
        return open.filter(other -> other.precedence().quiets().contains(playbook))
                .map(Playbook::name)
                .findFirst()
                .orElse(null);
    }

    /** Steps that follow an end with this outcome. */
    public List<Step> onExit(String outcome) {
        return outline.onExit().getOrDefault(outcome, List.of());
    }

    /** What an event means to a run of it, by the names of {@link #triggers()}; nothing when it does not concern it. */
    public List<String> means(String event, Known known) {
        return triggers().entrySet().stream()
                .filter(trigger -> trigger.getValue().matches(event, known))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Whether events of this type can mean anything to a run of it. */
    public boolean names(String event) {
        return triggers().values().stream().anyMatch(trigger -> trigger.on().equals(event));
    }

    /** Every way in which an event can mean something to a run of it, by a name that is stable within the version. */
    public Map<String, Trigger> triggers() {
        Map<String, Trigger> triggers = new LinkedHashMap<>();
        if (goal != null) {
            triggers.put(GOAL, goal.trigger());
        }
        for (int i = 0; i < exits.size(); i++) {
            triggers.put(EXIT + i, exits.get(i).trigger());
        }
        if (pause != null) {
            triggers.put(PAUSE, pause.trigger());
            triggers.put(UNTIL, new Trigger(pause.until(), null));
        }
        for (Step step : outline.all()) {
            if (step instanceof Wait.WaitFor wait) {
                triggers.put(WAIT + wait.id(), wait.event());
            }
        }
        return triggers;
    }
}
