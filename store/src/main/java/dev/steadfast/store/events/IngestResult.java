package dev.steadfast.store.events;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of the events of one request.
 *
 * @param quarantined accepted, but for an account that is not known
 */
public record IngestResult(int accepted, int duplicate, int quarantined, List<Rejected> rejected) {

    /**
     * An event that was not stored.
     *
     * @param index in the request, from 0
     */
    public record Rejected(int index, @Nullable String id, String rule) {}
}
