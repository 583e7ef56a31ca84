package dev.steadfast.playbook;

import dev.steadfast.condition.Condition;
import dev.steadfast.condition.Nearest;
import dev.steadfast.condition.Vocabulary;
import dev.steadfast.condition.Vocabulary.Place;
import dev.steadfast.playbook.Playbook.Admission;
import dev.steadfast.playbook.Playbook.Exit;
import dev.steadfast.playbook.Playbook.Goal;
import dev.steadfast.playbook.Playbook.Pause;
import dev.steadfast.playbook.Playbook.Precedence;
import dev.steadfast.playbook.Playbook.ReEnrol;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads what the top of a playbook says about its runs as a whole: who enters, what ends one, what suspends one. */
final class TopReader {

    static final int HIGHEST_PRIORITY = 100;
    static final String KEY = "event\\.[A-Za-z_][A-Za-z0-9_]*";
    static final Map<String, Boolean> THEN = Map.of("exit", true, "continue", false);

    private final Fields fields;
    private final Vocabulary vocabulary;

    TopReader(Fields fields, Vocabulary vocabulary) {
        this.fields = fields;
        this.vocabulary = vocabulary;
    }

    Admission admission() {
        List<Admission.Rule> rules = new ArrayList<>();
        for (Node node : fields.list("enrol")) {
            Fields rule = fields.entry(node, "an entry of \"enrol\"");
            rule.allow(Parts.ENROL_RULE);
            if (rule.isLegible() && !rule.has("on") && !rule.has("when")) {
                rule.problem(rule.line(), "an entry of \"enrol\" needs \"on\" or \"when\"");
            }
            Condition when =
                    rule.condition("when", vocabulary.moved(rule.has("on") ? Place.ENROL_ON : Place.ENROL_WHEN));
            if (fields.has("key") && rule.has("when") && !rule.has("on")) {
                rule.problemAt(
                        "when",
                        "a playbook with \"key\" takes its key from an event; give this entry of \"enrol\" an \"on\"");
            }
            rules.add(new Admission.Rule(rule.text("on"), when));
        }
        ReEnrol reEnrol = fields.parsed("re-enrol", TopReader::reEnrol);
        Integer holdout = fields.parsed("holdout", FlowReaders::percent);
        return new Admission(
                rules,
                reEnrol == null ? new ReEnrol.Never() : reEnrol,
                fields.parsed("key", TopReader::key),
                holdout == null ? 0 : holdout);
    }

    private static ReEnrol reEnrol(String text) {
        if (text.startsWith("after ")) {
            Duration time = Durations.parse(text.substring("after ".length()).strip());
            return new ReEnrol.After(time);
        }
        return switch (text) {
            case "never" -> new ReEnrol.Never();
            case "always" -> new ReEnrol.Always();
            case "per-anchor" -> new ReEnrol.PerAnchor();
            default ->
                throw new IllegalArgumentException("\"" + text
                        + "\" is not known; allowed are never, per-anchor, always, or a time like after 90d");
        };
    }

    private static String key(String text) {
        if (!text.matches(KEY)) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is not a field of the enrolling event; write it like event.invoice_id");
        }
        return text.substring("event.".length());
    }

    Precedence precedence(@Nullable Set<String> playbooks) {
        String family = fields.text("family");
        if (family != null && !family.matches("[a-z][a-z0-9-]{0,39}")) {
            fields.problemAt("family", "\"" + family + "\" is not a name; allowed are a-z, 0-9 and -, a letter first");
        }
        if (quietsItself()) {
            fields.problemAt("quiets", "the playbook quiets itself, so it would never write; name other playbooks");
        }
        Integer priority = fields.parsed("priority", TopReader::priority);
        List<String> quiets = fields.words("quiets");
        if (playbooks != null) {
            quiets.stream()
                    .filter(name -> !playbooks.contains(name))
                    .forEach(name -> fields.problemAt(
                            "quiets",
                            "there is no playbook \"" + name + "\""
                                    + Nearest.to(name, playbooks)
                                            .map(near -> "; did you mean \"" + near + "\"?")
                                            .orElse("")));
        }
        return new Precedence(family, priority == null ? 0 : priority, quiets);
    }

    private boolean quietsItself() {
        String name = fields.text("playbook");
        return name != null && fields.words("quiets").contains(name);
    }

    private static int priority(String text) {
        if (!text.matches("\\d{1,3}") || Integer.parseInt(text) > HIGHEST_PRIORITY) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is not a priority; write a whole number from 0 to " + HIGHEST_PRIORITY);
        }
        return Integer.parseInt(text);
    }

    @Nullable
    Goal goal() {
        Fields goal = fields.fields("goal");
        if (goal == null) {
            return null;
        }
        goal.allow(Parts.GOAL);
        Boolean exit = goal.oneOf("then", THEN);
        return new Goal(WaitReaders.trigger(goal, "on", vocabulary), exit == null || exit);
    }

    List<Exit> exits() {
        List<Exit> exits = new ArrayList<>();
        for (Node node : fields.list("exit")) {
            Fields exit = fields.entry(node, "an entry of \"exit\"");
            exit.allow(Parts.EXIT);
            exits.add(new Exit(WaitReaders.trigger(exit, "on", vocabulary), exit.required("as")));
        }
        return exits;
    }

    @Nullable
    Pause pause() {
        Fields pause = fields.fields("pause");
        if (pause == null) {
            return null;
        }
        pause.allow(Parts.PAUSE);
        return new Pause(WaitReaders.trigger(pause, "on", vocabulary), pause.required("until"));
    }

    /** Reports steps that follow an end which the playbook does not have. */
    void checkOutcomes(Playbook playbook) {
        Set<String> outcomes = new TreeSet<>(Set.of("completed", "cancelled", "superseded"));
        playbook.exits().forEach(exit -> outcomes.add(exit.as()));
        if (playbook.goal() != null && playbook.goal().exit()) {
            outcomes.add("goal");
        }
        for (Step step : playbook.outline().all()) {
            if (step instanceof Step.Exit exit) {
                outcomes.add(exit.outcome());
            }
        }
        for (String outcome : playbook.outline().onExit().keySet()) {
            if (!outcomes.contains(outcome)) {
                fields.problemAt(
                        "on-exit", "no run ends as \"" + outcome + "\"; allowed are " + String.join(", ", outcomes));
            }
        }
    }
}
