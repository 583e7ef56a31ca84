package dev.steadfast.activities.connector;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steadfast.store.connectors.CallRate;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConnectorRegistrationTest {

    private record Named(String name, String kind) implements Connector {
        @Override
        public boolean isConfigured() {
            return true;
        }

        @Override
        public String place() {
            return "https://" + name;
        }

        @Override
        public CallRate rate() {
            return new CallRate(1, Duration.ofSeconds(1));
        }

        @Override
        public Acted tryOut() {
            return Acted.Done.of("well", null);
        }
    }

    @Test
    void twoOfAKindAreRefusedAtStart() {
        List<Named> three =
                List.of(new Named("hubspot", "crm"), new Named("stripe", "billing"), new Named("salesforce", "crm"));

        assertThatThrownBy(() -> ConnectorRegistration.checkOneOfAKind(three))
                .hasMessage("Settings for hubspot and salesforce are given; only one crm system can be used."
                        + " Take the settings of the other away.");
    }
}
