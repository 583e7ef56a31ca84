package dev.steadfast.api.connectors;

import dev.steadfast.api.Patience;
import dev.steadfast.api.errors.Conflict;
import dev.steadfast.api.errors.NotThere;
import dev.steadfast.store.connectors.ConnectorStore;
import dev.steadfast.store.connectors.ConnectorView;
import dev.steadfast.store.connectors.ConnectorView.State;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** How the other systems are. They are called by the worker only; what is asked here is a row that it answers. */
@Component
public final class ConnectorDesk {
    private static final Duration MOST = Duration.ofSeconds(20);

    private final ConnectorStore store;
    private final Patience patience;

    ConnectorDesk(ConnectorStore store, Patience patience) {
        this.store = store;
        this.patience = patience;
    }

    public List<ConnectorView> all() {
        return store.all();
    }

    /**
     * Has a worker make a call that changes nothing, and waits a little for what it found.
     *
     * @return how the system is now; its trial has no answer where no worker gave one in time
     * @throws NotThere when no such system is known
     * @throws Conflict when it is not set up
     */
    public ConnectorView tryOut(String name, String by) {
        if (find(name).state() == State.OFF) {
            throw new Conflict("%s is not set up: the worker has no settings for it.".formatted(name));
        }
        store.askTrial(name, by);
        return patience.await(MOST, () -> find(name), ConnectorDesk::isAnswered);
    }

    private static boolean isAnswered(ConnectorView connector) {
        var trial = connector.trial();
        return trial != null && trial.ok() != null;
    }

    private ConnectorView find(String name) {
        return store.find(name)
                .orElseThrow(() -> new NotThere(
                        "There is no connector '%s'; known are those of GET /api/connectors.".formatted(name)));
    }
}
