package dev.steadfast.simulation;

import dev.steadfast.cadence.CadenceState;
import dev.steadfast.cadence.Command;
import dev.steadfast.playbook.Playbook;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says what came in, and what it did. */
final class Words {

    private Words() {}

    /** The keyword of a command: {@code pause}, {@code complete-task}. */
    static String of(Command command) {
        return command.getClass()
                .getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT);
    }

    /** Why the pending step ends by this command, where it does. */
    static String answer(Command command) {
        return switch (command) {
            case Command.CompleteTask complete
            when complete.outcome() != null && complete.who() != null -> complete.outcome() + " by " + complete.who();
            case Command.CompleteTask complete when complete.outcome() != null -> "answered: " + complete.outcome();
            case Command.CompleteTask ignored -> "completed";
            default -> "left out by a person";
        };
    }

    /** What has changed for the run as a whole; null when nothing has. */
    static @Nullable String effect(Playbook playbook, CadenceState before, CadenceState after) {
        List<String> effects = new ArrayList<>();
        if (before.goalAt() == null && after.goalAt() != null) {
            effects.add("goal reached");
        }
        if (after.isFinished()) {
            effects.add("the playbook ends: " + after.outcome());
        } else if (before.ending() == null && after.ending() != null) {
            effects.add("the playbook ends: " + after.ending() + ", after its last steps");
        } else if (!before.resting() && after.resting()) {
            Playbook.Pause pause = playbook.pause();
            effects.add(after.paused() || pause == null ? "paused until resumed" : "paused until " + pause.until());
        } else if (before.resting() && !after.resting()) {
            effects.add("goes on");
        } else if (!before.anchor().equals(after.anchor())) {
            effects.add("day 0 has moved");
        } else if (after.notBefore() != null && !after.notBefore().equals(before.notBefore())) {
            effects.add(after.step() + " is put off");
        }
        return effects.isEmpty() ? null : String.join("; ", effects);
    }
}
