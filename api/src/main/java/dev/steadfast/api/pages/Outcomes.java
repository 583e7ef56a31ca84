package dev.steadfast.api.pages;

import dev.steadfast.api.timeline.TimelineItem;
import org.springframework.stereotype.Component;

/** The word that stands for an outcome on a page. */
@Component("outcomes")
public final class Outcomes {
    private static final String PLAYBOOK = "steadfast";

    /** The outcome itself, but where a step is done and what it set going is not: then what it set going. */
    public String word(TimelineItem item) {
        if (!item.outcome().equals("done") || !PLAYBOOK.equals(item.by())) {
            return item.outcome();
        }
        return switch (item.kind()) {
            case "milestone" -> "watching";
            case "task" -> "opened";
            default -> item.outcome();
        };
    }
}
