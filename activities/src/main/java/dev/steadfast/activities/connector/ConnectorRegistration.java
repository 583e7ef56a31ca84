package dev.steadfast.activities.connector;

import dev.steadfast.store.connectors.ConnectorStore;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Writes down at start which systems are known and which are set up, for pages and for the turns. Two of a kind are refused:
 * nobody could tell which one a step means.
 */
@Component
class ConnectorRegistration implements SmartInitializingSingleton {

    private final List<Connector> connectors;
    private final ConnectorStore store;

    ConnectorRegistration(List<Connector> connectors, ConnectorStore store) {
        this.connectors = connectors;
        this.store = store;
    }

    @Override
    public void afterSingletonsInstantiated() {
        checkOneOfAKind(connectors);
        for (Connector one : connectors) {
            store.register(one.name(), one.kind(), one.isConfigured(), one.isConfigured() ? one.place() : null);
        }
    }

    static void checkOneOfAKind(List<? extends Connector> connectors) {
        Map<String, List<String>> used = connectors.stream()
                .filter(Connector::isConfigured)
                .collect(Collectors.groupingBy(
                        Connector::kind, TreeMap::new, Collectors.mapping(Connector::name, Collectors.toList())));
        used.forEach((kind, names) -> {
            if (names.size() > 1) {
                throw new IllegalStateException("Settings for " + String.join(" and ", names) + " are given; only one "
                        + kind + " system can be used. Take the settings of the other away.");
            }
        });
    }
}
