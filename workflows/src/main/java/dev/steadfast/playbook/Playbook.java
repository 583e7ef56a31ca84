package dev.steadfast.playbook;

import dev.steadfast.calendar.SendWindow;
import dev.steadfast.condition.Condition;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A definition of a cadence, as CS Ops wrote it.
 *
 * @param name {@code [a-z][a-z0-9-]{0,39}}; also the type of the Temporal workflows that run it
 * @param enrol who enters; any rule that holds is enough, none means by hand only
 * @param goal what the cadence is for; reaching it is counted
 * @param exits events that end a run
 * @param late what happens to steps that are already past
 * @param send when touches may leave
 */
public record Playbook(
        String name,
        String title,
        Anchor anchor,
        List<Condition> enrol,
        ReEnrol reEnrol,
        @Nullable Goal goal,
        List<Exit> exits,
        Late late,
        Purpose purpose,
        SendWindow send,
        Outline outline) {

    /** The instant that day 0 is counted from. */
    public enum Anchor {
        ENROLMENT("enrolment"),
        CONTRACT_START("account.contract_start"),
        RENEWAL_DATE("account.renewal_date");

        private final String word;

        Anchor(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /** Whether an account may go through the playbook again. */
    public enum ReEnrol {
        NEVER,
        ALWAYS
    }

    /** What to do with a step whose day had passed before the run could reach it. */
    public enum Late {
        SKIP,
        ALL
    }

    /** Lifecycle touches never share a local day with another of the same run; transactional ones may. */
    public enum Purpose {
        LIFECYCLE,
        TRANSACTIONAL
    }

    /**
     * What the cadence is for.
     *
     * @param on event type
     * @param exit whether reaching the goal ends the run
     */
    public record Goal(String on, boolean exit) {}

    /**
     * An event that ends a run.
     *
     * @param on event type
     * @param as the outcome the run ends with
     */
    public record Exit(String on, String as) {}

    /** The outcome with which this event ends a run. */
    public Optional<String> exitOn(String event) {
        return exits.stream()
                .filter(exit -> exit.on().equals(event))
                .map(Exit::as)
                .findFirst();
    }

    /** Whether an event of this type means anything to a run: nothing else is delivered to it. */
    public boolean concernedBy(String event) {
        return (goal != null && goal.on().equals(event)) || exitOn(event).isPresent() || outline.waitsFor(event);
    }
}
