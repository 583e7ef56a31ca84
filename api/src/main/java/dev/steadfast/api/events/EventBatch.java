package dev.steadfast.api.events;

import dev.steadfast.api.errors.JsonMistakes;
import dev.steadfast.api.errors.RuleBroken;
import dev.steadfast.api.errors.Violation;
import dev.steadfast.store.events.IncomingEvent;
import dev.steadfast.store.events.IngestResult.Rejected;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;

/** The events of one request: those that can be taken in, with their places, and those that cannot. */
final class EventBatch {
    private static final int MOST = 1_000;

    private final JsonMapper json;
    private final List<IncomingEvent> events = new ArrayList<>();
    private final List<Integer> places = new ArrayList<>();
    private final List<Rejected> rejected = new ArrayList<>();
    private int size;

    EventBatch(JsonMapper json) {
        this.json = json;
    }

    List<IncomingEvent> events() {
        return events;
    }

    /** The next event of several; a bad one does not keep the others out. */
    void add(JsonNode node) {
        var place = take();
        var violations = violations(node);
        if (violations.isEmpty()) {
            accept(node, place);
        } else {
            rejected.add(new Rejected(place, id(node), sentence(violations.getFirst())));
        }
    }

    /** The next place holds nothing readable. */
    void addUnreadable() {
        rejected.add(new Rejected(take(), null, "is not readable as JSON"));
    }

    /** The only event of the request: a bad one is refused as any other body would be. */
    void addOnly(JsonNode node) {
        var violations = violations(node);
        if (!violations.isEmpty()) {
            throw new RuleBroken(violations);
        }
        accept(node, take());
    }

    /** Everything rejected, with places in the request. */
    List<Rejected> rejected(List<Rejected> later) {
        List<Rejected> all = new ArrayList<>(rejected);
        later.forEach(one -> all.add(new Rejected(places.get(one.index()), one.id(), one.rule())));
        all.sort(Comparator.comparingInt(Rejected::index));
        return all;
    }

    private int take() {
        if (size == MOST) {
            throw new RuleBroken("", null, "At most 1,000 events are taken in one request");
        }
        return size++;
    }

    private void accept(JsonNode node, int place) {
        events.add(json.treeToValue(node, EventBody.class).event());
        places.add(place);
    }

    private List<Violation> violations(JsonNode node) {
        if (!node.isObject()) {
            return List.of(new Violation("", null, "must be an object"));
        }
        try {
            return json.treeToValue(node, EventBody.class).violations();
        } catch (MismatchedInputException mistake) {
            return List.of(JsonMistakes.violation(mistake));
        }
    }

    private static @Nullable String id(JsonNode node) {
        var id = node.get("id");
        return id != null && id.isString() ? id.stringValue() : null;
    }

    private static String sentence(Violation violation) {
        return (violation.path() + " " + violation.rule()).strip();
    }
}
