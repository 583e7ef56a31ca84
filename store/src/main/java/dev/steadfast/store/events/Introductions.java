package dev.steadfast.store.events;

import dev.steadfast.store.identity.ExternalIds;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Learns what other systems call an account from events that say so. What waited for such a name waits no longer. */
@Component
class Introductions {

    private final ExternalIds ids;
    private final NewlyKnown newlyKnown;

    Introductions(ExternalIds ids, NewlyKnown newlyKnown) {
        this.ids = ids;
        this.newlyKnown = newlyKnown;
    }

    /** Whether there was something to learn: then others of the same request may be known by it. */
    boolean learn(List<Addressed> events) {
        Set<String> learned = new LinkedHashSet<>();
        for (Addressed addressed : events) {
            if (addressed.event().introduces() && addressed.known() != null) {
                String account = addressed.known().account();
                if (ids.add(
                        account,
                        Addressed.external(addressed.names()),
                        "event " + addressed.event().id())) {
                    learned.add(account);
                }
            }
        }
        newlyKnown.note(learned);
        return !learned.isEmpty();
    }
}
