package dev.steadfast.cadence;

import java.time.Instant;
import java.util.Map;

/**
 * The latest event of a type.
 *
 * @param at when it happened
 * @param data what came with it: texts, numbers, booleans, lists and maps of these; what is null is left out
 */
public record Happening(Instant at, Map<String, Object> data) {

    public Happening {
        data = EventData.plain(data);
    }

    /** The one that happened last; of two at the same moment the one that came in last. */
    public static Happening later(Happening known, Happening came) {
        return came.at().isBefore(known.at()) ? known : came;
    }

    /** An event that says no more than that it happened. */
    public static Happening at(Instant at) {
        return new Happening(at, Map.of());
    }
}
