package dev.steadfast.cadence;

import java.util.List;
import java.util.Map;

/** Writes any playbook that reads: all kinds of steps, within each other, with all that they may say. */
public final class PlaybookWriter {

    public static final List<String> EVENTS = List.of(
            "milestone.a",
            "milestone.b",
            "goal.reached",
            "account.churned",
            "contract.disputed",
            "contract.dispute_closed",
            "account.left");

    private static final int DEEPEST = 2;

    private static final List<String> CONDITIONS = List.of(
            "account.high_value",
            "'!account.high_value'",
            "happened(\"milestone.a\")",
            "happened(\"milestone.a\", \"3d\")",
            "'!done(\"s1\")'",
            "outcome(\"s1\") == \"yes\"",
            "enrolment.day > 3",
            "account.custom.unknown == 1",
            "'account.custom.tier == \"gold\"'",
            "replied(\"s1\")",
            "contact.role == \"admin\"");

    private static final List<String> SENDS = List.of(
            "{ window: \"mon-fri 09:00-17:00\" }",
            "{ window: \"mon-sun 00:00-23:59\" }",
            "{ window: \"sat-sun 10:00-11:00\" }",
            "{ window: \"mon-sun 01:30-03:30\" }",
            "{ window: \"sun 02:00-03:00\" }",
            "{ window: \"wed 23:00-23:59\" }",
            "{ window: \"mon-sun 00:00-23:59\", quiet: \"20:00-08:00\" }",
            "{ window: \"mon-fri 09:00-17:00\", quiet: \"12:00-13:00\", closed: [\"12-24..12-31\", \"05-01\"] }");

    /** Compatible with all of the above, whose quiet hours and closed days hold here too. */
    private static final List<String> OWN_SENDS = List.of(
            "{ window: \"mon-fri 09:00-17:00\" }",
            "{ window: \"mon-sun 07:00-23:59\" }",
            "{ window: \"sat 10:00-11:00\" }",
            "{ window: \"mon-sun 00:00-23:59\", quiet: \"21:00-07:00\" }");

    /** Steps that fit into one line, by keyword. */
    private static final Map<String, List<String>> LEAVES = Map.ofEntries(
            Map.entry("sms", List.of("sms: nudge")),
            Map.entry("in-app", List.of("in-app: recap")),
            Map.entry("survey", List.of("survey: { kind: nps, template: check-in }", "to: { all: [admin, champion] }")),
            Map.entry("slack", List.of("slack: Look here", "to: \"#customers\"")),
            Map.entry("webhook", List.of("webhook: https://example.com/hook", "with: { account: acme }")),
            Map.entry("task", List.of("task: Do something", "due: 2d")),
            Map.entry("crm", List.of("crm: create-task")),
            Map.entry("ticket", List.of("ticket: It is broken", "priority: high")),
            Map.entry("billing", List.of("billing: retry-payment")),
            Map.entry("escalate", List.of("escalate: manager", "note: Look")),
            Map.entry("alert", List.of("alert: Risk", "to: [csm, manager]")),
            Map.entry("enrol", List.of("enrol: other")),
            Map.entry("set", List.of("set: { tier: gold }")),
            Map.entry("exit", List.of("exit: left")));

    private static final List<String> LEAF_KINDS = LEAVES.keySet().stream()
            .filter(kind -> !kind.equals("exit"))
            .sorted()
            .toList();

    private static final List<String> KINDS = List.of(
            "email",
            "email",
            "email",
            "email",
            "leaf",
            "leaf",
            "question",
            "answer",
            "approval",
            "wait-for",
            "block",
            "block",
            "split",
            "repeat",
            "repeat",
            "milestone",
            "exit");

    private final Dice dice;
    private final StringBuilder text = new StringBuilder();
    private int ids;
    private int repetitions;

    private PlaybookWriter(Dice dice) {
        this.dice = dice;
    }

    static String write(Dice dice) {
        var writer = new PlaybookWriter(dice);
        writer.playbook();
        return writer.text.toString();
    }

    private void playbook() {
        line("", "playbook: generated");
        String anchor = dice.pick(List.of("enrolment", "account.contract_start", "event"));
        line("", "anchor: " + anchor);
        line("", "late: " + dice.pick(List.of("skip", "latest", "all")));
        line(
                "",
                "resume: "
                        + dice.pick(
                                anchor.equals("enrolment")
                                        ? List.of("keep", "drop-missed", "shift")
                                        : List.of("keep", "drop-missed")));
        line("", "purpose: " + dice.pick(List.of("lifecycle", "lifecycle", "transactional")));
        line("", "send: " + dice.pick(SENDS));
        if (dice.inPercent(30)) {
            line("", "expires: " + dice.pick(List.of("12h", "2d", "9d")));
        }
        if (dice.inPercent(50)) {
            line("", "goal: { on: goal.reached, then: " + dice.pick(List.of("continue", "exit")) + " }");
        }
        if (dice.inPercent(50)) {
            line("", "pause: { on: contract.disputed, until: contract.dispute_closed }");
        }
        line(
                "",
                "exit: [{ on: account.left, when: input.amount > 20, as: gone }, { on: account.churned, as: churned }]");
        line("", "steps:");
        steps("  ", 0, dice.between(1, 6));
        if (dice.inPercent(50)) {
            line("", "on-exit:");
            branch(dice.pick(List.of("churned", "gone", "completed", "cancelled")), "  ", 1);
        }
    }

    private void line(String indent, String content) {
        text.append(indent).append(content).append('\n');
    }

    private void steps(String indent, int depth, int count) {
        int day = dice.between(-4, 4);
        for (int i = 0; i < count; i++) {
            day += dice.upTo(4);
            step(indent, depth, day);
        }
    }

    private void step(String indent, int depth, int day) {
        line(indent, "- id: s" + ++ids);
        String inner = indent + "  ";
        moment(inner, depth, day);
        if (dice.inPercent(15)) {
            line(inner, "late: " + dice.pick(List.of("all", "skip", "latest")));
        }
        if (dice.inPercent(15)) {
            line(inner, "send: " + dice.pick(OWN_SENDS));
        }
        if (dice.inPercent(10)) {
            line(inner, "expires: " + dice.pick(List.of("1h", "1d", "5d")));
        }
        if (dice.inPercent(10)) {
            line(inner, "purpose: " + dice.pick(List.of("lifecycle", "transactional")));
        }
        String kind = depth >= DEEPEST ? dice.pick(List.of("email", "leaf")) : dice.pick(KINDS);
        boolean block = kind.equals("block");
        boolean guarded = !block && dice.inPercent(30);
        if (guarded) {
            line(inner, "if: " + dice.pick(CONDITIONS));
        }
        boolean waits = List.of("question", "answer", "approval", "wait-for").contains(kind);
        own(kind, inner, depth, day);
        if (depth < DEEPEST && (guarded || waits || block) && dice.inPercent(50)) {
            branch("else", inner, depth);
        }
    }

    private void moment(String indent, int depth, int day) {
        // nested steps mostly inherit the day
        int way = dice.upTo(depth == 0 ? 5 : 9);
        if (repetitions == 0 && way <= 3 && (depth == 0 || way == 3)) {
            line(indent, "day: " + day);
            if (dice.inPercent(20)) {
                line(indent, "time: \"" + dice.pick(List.of("10:00", "02:30", "23:30")) + "\"");
            }
        } else if (way == 4) {
            line(indent, "after: " + dice.pick(List.of("1h", "30m", "26h", "3d", "0m")));
        }
    }

    private void own(String kind, String indent, int depth, int day) {
        switch (kind) {
            case "email" -> {
                line(indent, "email: " + dice.pick(List.of("welcome", "nudge", "recap")));
                if (dice.inPercent(20)) {
                    line(indent, "to: [" + dice.pick(List.of("admin", "champion", "sponsor")) + "]");
                }
            }
            case "leaf" -> LEAVES.get(dice.pick(LEAF_KINDS)).forEach(content -> line(indent, content));
            case "question" -> {
                line(indent, "task: Ask something");
                line(indent, "outcomes:");
                branch("yes", indent + "  ", depth);
                branch("no", indent + "  ", depth);
                until(indent, day);
                overdue(indent, depth);
            }
            case "answer" -> {
                line(indent, "task: Answer something");
                line(indent, "wait: true");
                until(indent, day);
                overdue(indent, depth);
            }
            case "approval" -> {
                line(indent, "approval:");
                String own = indent + "  ";
                line(own, "title: May we");
                line(own, "by: [finance, legal]");
                line(own, "all: " + dice.pick(List.of("false", "true")));
                until(own, day);
                branch("approved", own, depth);
                branch("refused", own, depth);
            }
            case "wait-for" -> {
                line(indent, "wait-for: " + dice.pick(EVENTS));
                if (dice.inPercent(30)) {
                    line(indent, "when: input.amount > 10");
                }
                if (dice.inPercent(30)) {
                    line(indent, "since: s1");
                }
                until(indent, day);
            }
            case "block" -> {
                line(indent, "if: " + dice.pick(CONDITIONS));
                branch("then", indent, depth);
            }
            case "split" -> {
                line(indent, "split:");
                line(indent, "  - arm: a");
                line(indent, "    weight: 50");
                branch("steps", indent + "    ", depth);
                line(indent, "  - arm: b");
                line(indent, "    weight: 50");
                branch("steps", indent + "    ", depth);
            }
            case "repeat" -> repeat(indent, depth, day);
            case "milestone" -> line(indent, "milestone: { name: M, by: day " + day + ", evidence: milestone.a }");
            default -> LEAVES.get("exit").forEach(content -> line(indent, content));
        }
    }

    private void repeat(String indent, int depth, int day) {
        line(indent, "repeat:");
        line(indent, "  every: " + dice.pick(List.of("1d", "7d", "26h", "11h")));
        until(indent + "  ", day);
        line(indent, "  steps:");
        repetitions++;
        steps(indent + "    ", depth + 1, dice.between(1, 2));
        repetitions--;
    }

    private void overdue(String indent, int depth) {
        if (depth < DEEPEST && dice.inPercent(30)) {
            branch("overdue", indent, depth);
        }
    }

    private void until(String indent, int day) {
        line(indent, "until: " + (dice.inPercent(50) ? "day " + (day + dice.upTo(5)) : dice.between(1, 9) + "d"));
    }

    private void branch(String name, String indent, int depth) {
        int count = dice.upTo(2);
        if (count == 0) {
            line(indent, name + ": []");
        } else {
            line(indent, name + ":");
            steps(indent + "  ", depth + 1, count);
        }
    }
}
