package dev.steadfast.store.connectors;

import dev.steadfast.store.connectors.ConnectorView.State;
import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/** One system that does not answer makes an application degraded, never down: everything else goes on. */
@Component("connectors")
public class ConnectorHealth implements HealthIndicator {
    private static final Status DEGRADED =
            new Status("DEGRADED", "a connector does not answer; everything else goes on");

    private final ConnectorStore store;

    ConnectorHealth(ConnectorStore store) {
        this.store = store;
    }

    @Override
    public Health health() {
        List<ConnectorView> used = store.all().stream()
                .filter(connector -> connector.state() != State.OFF)
                .toList();
        boolean degraded = used.stream().anyMatch(connector -> connector.state() == State.DEGRADED);
        Health.Builder health = degraded ? Health.status(DEGRADED) : Health.up();
        used.forEach(connector -> health.withDetail(connector.name(), words(connector)));
        return health.build();
    }

    private static String words(ConnectorView connector) {
        String error = connector.lastError();
        return connector.state() == State.DEGRADED && error != null
                ? "degraded: " + error
                : connector.state().word();
    }
}
