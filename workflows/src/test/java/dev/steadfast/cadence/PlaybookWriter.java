package dev.steadfast.cadence;

import java.util.List;

/** Writes any playbook that reads: all kinds of steps, within each other, with all that they may say. */
final class PlaybookWriter {

    static final List<String> EVENTS = List.of("milestone.a", "milestone.b", "goal.reached", "account.churned");

    private static final int DEEPEST = 2;

    private static final List<String> CONDITIONS = List.of(
            "account.high_value",
            "'!account.high_value'",
            "happened(\"milestone.a\")",
            "'!done(\"s1\")'",
            "outcome(\"s1\") == \"yes\"",
            "enrolment.day > 3",
            "account.custom.unknown == 1",
            "contact.role == \"admin\"");

    private static final List<String> WINDOWS = List.of(
            "mon-fri 09:00-17:00",
            "mon-sun 00:00-23:59",
            "sat-sun 10:00-11:00",
            "mon-sun 01:30-03:30",
            "sun 02:00-03:00",
            "wed 23:00-23:59");

    private static final List<String> KINDS = List.of(
            "email", "email", "email", "email", "task", "question", "wait-for", "block", "block", "milestone", "exit");

    private final Dice dice;
    private final StringBuilder text = new StringBuilder();
    private int ids;

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
        line("", "anchor: " + dice.pick(List.of("enrolment", "account.contract_start")));
        line("", "late: " + dice.pick(List.of("skip", "all")));
        line("", "purpose: " + dice.pick(List.of("lifecycle", "lifecycle", "transactional")));
        line("", "send: { window: \"" + dice.pick(WINDOWS) + "\" }");
        if (dice.inPercent(50)) {
            line("", "goal: { on: goal.reached, then: " + dice.pick(List.of("continue", "exit")) + " }");
        }
        line("", "exit: [{ on: account.churned, as: churned }]");
        line("", "steps:");
        steps("  ", 0, dice.between(1, 6));
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
            line(inner, "late: " + dice.pick(List.of("all", "skip")));
        }
        if (dice.inPercent(15)) {
            line(inner, "send: { window: \"" + dice.pick(WINDOWS) + "\" }");
        }
        String kind = depth >= DEEPEST ? "email" : dice.pick(KINDS);
        boolean guarded = !kind.equals("block") && dice.inPercent(30);
        if (guarded) {
            line(inner, "if: " + dice.pick(CONDITIONS));
        }
        boolean waits = kind.equals("question") || kind.equals("wait-for");
        own(kind, inner, depth, day);
        if (depth < DEEPEST && (guarded || waits || kind.equals("block")) && dice.inPercent(50)) {
            branch("else", inner, depth);
        }
    }

    private void moment(String indent, int depth, int day) {
        // nested steps mostly inherit the day
        int way = dice.upTo(depth == 0 ? 5 : 9);
        if (way <= 3 && (depth == 0 || way == 3)) {
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
            case "task" -> line(indent, "task: Do something");
            case "question" -> {
                line(indent, "task: Ask something");
                line(indent, "outcomes:");
                branch("yes", indent + "  ", depth);
                branch("no", indent + "  ", depth);
                until(indent, day);
            }
            case "wait-for" -> {
                line(indent, "wait-for: " + dice.pick(EVENTS));
                until(indent, day);
            }
            case "block" -> {
                line(indent, "if: " + dice.pick(CONDITIONS));
                branch("then", indent, depth);
            }
            case "milestone" -> line(indent, "milestone: { name: M, by: day " + day + ", evidence: milestone.a }");
            default -> line(indent, "exit: left");
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
