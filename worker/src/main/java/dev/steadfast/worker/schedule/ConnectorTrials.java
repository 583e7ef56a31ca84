package dev.steadfast.worker.schedule;

import dev.steadfast.activities.connector.Acted;
import dev.steadfast.activities.connector.Connector;
import dev.steadfast.store.connectors.ConnectorStore;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Makes the harmless calls that people ask for on the page: only a worker speaks to other systems. */
@Component
class ConnectorTrials {

    private final List<Connector> connectors;
    private final ConnectorStore store;

    ConnectorTrials(List<Connector> connectors, ConnectorStore store) {
        this.connectors = connectors;
        this.store = store;
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void answer() {
        for (String name : store.takeTrials()) {
            connectors.stream()
                    .filter(connector -> connector.name().equals(name))
                    .forEach(this::tryOut);
        }
    }

    private void tryOut(Connector connector) {
        Acted found = connector.tryOut();
        store.answerTrial(connector.name(), found instanceof Acted.Done, found.text());
    }
}
