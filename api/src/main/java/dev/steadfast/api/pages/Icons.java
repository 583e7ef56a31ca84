package dev.steadfast.api.pages;

import java.util.Set;
import org.springframework.stereotype.Component;

/** Which picture of {@code icons.svg} stands for which kind of timeline entry. */
@Component("icons")
public final class Icons {
    private static final Set<String> DRAWN =
            Set.of("email", "task", "milestone", "if", "wait-for", "exit", "goal", "out");

    /** For a step's YAML keyword, an event's type, which has a dot, or a command. */
    public String of(String kind) {
        if (DRAWN.contains(kind)) {
            return kind;
        }
        return kind.contains(".") ? "event" : "command";
    }
}
