package dev.steadfast.activities.support;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.steadfast.activities.connector.Acted;
import dev.steadfast.activities.connector.FreeTurns;
import dev.steadfast.activities.connector.Order;
import dev.steadfast.activities.connector.Orders;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What we ask of Intercom, and what we make of its answers. */
class IntercomTest {

    @RegisterExtension
    static final WireMockExtension INTERCOM = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private static final Ticket IMPORT = new Ticket("Check the import", "urgent");
    private static final Order ORDER = Orders.order(Map.of("since", "yesterday"));

    private Intercom intercom;

    @BeforeEach
    void anApp() {
        intercom = intercom(Optional.empty());
    }

    private static Intercom intercom(Optional<String> contact) {
        return new Intercom(
                new IntercomSettings("tok", URI.create(INTERCOM.baseUrl()), "7", "99", 1000),
                new FreeTurns(),
                (account, system) -> contact);
    }

    private static void ticketsAnswer(ResponseDefinitionBuilder answer) {
        INTERCOM.stubFor(post(urlPathEqualTo("/tickets")).willReturn(answer));
    }

    @Test
    void opensATicketForTheFirstContact() {
        ticketsAnswer(okJson("{\"type\": \"ticket\", \"id\": \"494\"}"));

        assertThat(intercom.open(IMPORT, ORDER)).isEqualTo(Acted.Done.of("ticket 494", "494"));

        INTERCOM.verify(postRequestedFor(urlPathEqualTo("/tickets"))
                .withHeader("Authorization", equalTo("Bearer tok"))
                .withRequestBody(matchingJsonPath("$.ticket_type_id", equalTo("7")))
                .withRequestBody(matchingJsonPath("$.contacts[0].email", equalTo("ada@acme.example")))
                .withRequestBody(matchingJsonPath("$.ticket_attributes._default_title_", equalTo("Check the import")))
                .withRequestBody(matchingJsonPath(
                        "$.ticket_attributes[?(@._default_description_ =~ /Priority: urgent.*since: yesterday.*/s)]")));
    }

    @Test
    void orForTheOneThatIsKnownThere() {
        ticketsAnswer(okJson("{\"id\": \"494\"}"));
        intercom(Optional.of("con_1")).open(IMPORT, ORDER);

        INTERCOM.verify(postRequestedFor(urlPathEqualTo("/tickets"))
                .withRequestBody(matchingJsonPath("$.contacts[0].id", equalTo("con_1"))));
    }

    @Test
    void writesANoteInTheNameOfATeammate() {
        INTERCOM.stubFor(post(urlPathEqualTo("/tickets/494/reply")).willReturn(okJson("{\"id\": \"1\"}")));

        assertThat(intercom.note("494", IMPORT, ORDER)).isEqualTo(Acted.Done.of("note on ticket 494", "494"));
        INTERCOM.verify(postRequestedFor(urlPathEqualTo("/tickets/494/reply"))
                .withRequestBody(matchingJsonPath("$.message_type", equalTo("note")))
                .withRequestBody(matchingJsonPath("$.admin_id", equalTo("99"))));
    }

    @Test
    void whatMayHaveBeenDoneIsNotDoneAgain() {
        assertThat(intercom.open(IMPORT, Orders.again(ORDER)))
                .isInstanceOfSatisfying(
                        Acted.Refused.class,
                        refused -> assertThat(refused.text()).contains("Ref: " + Orders.KEY));
        assertThat(intercom.note("494", IMPORT, Orders.again(ORDER))).isInstanceOf(Acted.Refused.class);
        assertThat(INTERCOM.getAllServeEvents()).isEmpty();
    }

    @Nested
    class Trouble {

        @Test
        void isWaitedOutAsLongAsIntercomAsks() {
            ticketsAnswer(
                    status(429)
                            .withHeader("Retry-After", "4")
                            .withBody(
                                    "{\"type\": \"error.list\", \"errors\": [{\"code\": \"rate_limit_exceeded\", \"message\": \"slow\"}]}"));
            assertThat(intercom.open(IMPORT, ORDER))
                    .isEqualTo(new Acted.Limited("intercom answers 429: slow", Duration.ofSeconds(4)));
        }

        @Test
        void ofTheServerMayHideASuccess() {
            ticketsAnswer(status(500).withBody("{\"errors\": [{\"message\": \"ill\"}]}"));
            assertThat(intercom.open(IMPORT, ORDER)).isEqualTo(new Acted.Failed("intercom answers 500: ill", true));
        }

        @Test
        void leavesItOpenWhetherItWasAccepted() {
            ticketsAnswer(okJson("{\"id\": \"494\"}").withFixedDelay(5_000));
            assertThat(intercom.open(IMPORT, Orders.hurried(ORDER))).isInstanceOf(Acted.Unknown.class);
        }

        @Test
        void thatIsFinalIsSaidInIntercomsWords() {
            ticketsAnswer(status(404).withBody("{\"errors\": [{\"message\": \"Ticket type not found\"}]}"));
            assertThat(intercom.open(IMPORT, ORDER))
                    .isEqualTo(new Acted.Refused("intercom answers 404: Ticket type not found"));
        }

        @Test
        void aSuccessThatIsNoneIsNotTakenForOne() {
            ticketsAnswer(okJson("{\"type\": \"error.list\"}"));
            assertThat(intercom.open(IMPORT, ORDER)).isInstanceOf(Acted.Failed.class);
        }

        @Test
        void aPageInsteadOfJsonMayHideASuccess() {
            ticketsAnswer(aResponse().withStatus(200).withBody("<html>hello</html>"));
            assertThat(intercom.open(IMPORT, ORDER))
                    .isInstanceOfSatisfying(
                            Acted.Failed.class,
                            failed -> assertThat(failed.mayHaveActed()).isTrue());
        }

        @Test
        void fiveMegabytesAreNotRead() {
            ticketsAnswer(aResponse().withStatus(200).withBody("x".repeat(5 << 20)));
            assertThat(intercom.open(IMPORT, ORDER)).isInstanceOf(Acted.Unknown.class);
        }
    }

    @Test
    void tryingItOutSaysWhoseTokenItIs() {
        INTERCOM.stubFor(
                get(urlPathEqualTo("/me")).willReturn(okJson("{\"name\": \"Ada\", \"app\": {\"name\": \"Ours\"}}")));
        assertThat(intercom.tryOut().text()).isEqualTo("connected as Ada of Ours");
    }

    @Test
    void aTokenWithoutAKindOfTicketIsRefusedAtStart() {
        assertThatThrownBy(() -> new IntercomSettings("tok", URI.create("https://api.intercom.io"), "", "", 1))
                .hasMessageContaining("INTERCOM_TICKET_TYPE");
    }
}
