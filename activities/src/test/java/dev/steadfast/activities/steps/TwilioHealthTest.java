package dev.steadfast.activities.steps;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import dev.steadfast.activities.connector.Acted;
import dev.steadfast.store.connectors.ConnectorStore;
import dev.steadfast.store.connectors.ConnectorView;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Twilio among the other systems: people see how it answers, and can try whether its settings are right. */
class TwilioHealthTest {

    private static final WireMockServer TWILIO =
            new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
    private static Steps steps;

    @BeforeAll
    static void start() throws IOException {
        TWILIO.start();
        steps = new Steps(
                "--steadfast.sms.account-sid=AC1",
                "--steadfast.sms.auth-token=token",
                "--steadfast.sms.from=+15005550006",
                "--steadfast.sms.base-url=" + TWILIO.baseUrl());
    }

    @AfterAll
    static void stop() throws IOException {
        steps.close();
        TWILIO.stop();
    }

    private static Acted tried(ResponseDefinitionBuilder answer) {
        TWILIO.stubFor(get(urlPathEqualTo("/2010-04-01/Accounts/AC1.json")).willReturn(answer));
        return steps.connector("twilio").tryOut();
    }

    private static ConnectorView shown() {
        return steps.bean(ConnectorStore.class).find("twilio").orElseThrow();
    }

    @Test
    void isDegradedWhileItDoesNotAnswerAndUpAgainWhenItDoes() {
        assertThat(tried(aResponse().withStatus(503))).isInstanceOf(Acted.Failed.class);
        assertThat(shown().state()).isEqualTo(ConnectorView.State.DEGRADED);
        assertThat(shown().lastError()).isNotBlank();

        Acted found =
                tried(jsonResponse("{\"sid\": \"AC1\", \"friendly_name\": \"Letters\", \"status\": \"active\"}", 200));
        assertThat(found.text()).isEqualTo("signed in to Letters, active");
        assertThat(shown().state()).isEqualTo(ConnectorView.State.UP);
    }

    @Test
    void saysWhatItDoesNotLikeAboutOurSettings() {
        Acted found = tried(jsonResponse("{\"code\": 20003, \"message\": \"Authenticate\", \"status\": 401}", 401));

        assertThat(found.text()).contains("20003", "Authenticate").doesNotContain("token");
        assertThat(shown().state()).isEqualTo(ConnectorView.State.DEGRADED);
    }
}
