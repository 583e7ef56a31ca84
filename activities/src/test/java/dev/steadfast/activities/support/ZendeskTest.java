package dev.steadfast.activities.support;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.BasicCredentials;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
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

/** What we ask of Zendesk, and what we make of its answers. */
class ZendeskTest {

    @RegisterExtension
    static final WireMockExtension ZENDESK = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private static final String TICKETS = "/api/v2/tickets.json";
    private static final Ticket IMPORT = new Ticket("Check the import", "high");
    private static final Order ORDER = Orders.order(Map.of("since", "yesterday"));

    private final FreeTurns turns = new FreeTurns();
    private Zendesk zendesk;

    @BeforeEach
    void anAgent() {
        zendesk = new Zendesk(
                new ZendeskSettings(URI.create(ZENDESK.baseUrl()), "ada@ours.example", "tok", 150),
                turns,
                (account, system) -> Optional.of(String.valueOf(account.custom().get(system + "_organization"))));
    }

    private static void ticketsAnswer(ResponseDefinitionBuilder answer) {
        ZENDESK.stubFor(post(urlPathEqualTo(TICKETS)).willReturn(answer));
    }

    private static ResponseDefinitionBuilder made() {
        return status(201).withBody("{\"ticket\": {\"id\": 35436}}").withHeader("X-Rate-Limit-Remaining", "199");
    }

    @Test
    void opensATicketThatOnlyColleaguesRead() {
        ticketsAnswer(made());

        assertThat(zendesk.open(IMPORT, ORDER)).isEqualTo(Acted.Done.of("ticket 35436", "35436"));

        ZENDESK.verify(postRequestedFor(urlPathEqualTo(TICKETS))
                .withBasicAuth(new BasicCredentials("ada@ours.example/token", "tok"))
                .withHeader("Idempotency-Key", equalTo(Orders.KEY))
                .withRequestBody(matchingJsonPath("$.ticket.subject", equalTo("Check the import")))
                .withRequestBody(matchingJsonPath("$.ticket.priority", equalTo("high")))
                .withRequestBody(matchingJsonPath("$.ticket.external_id", equalTo(Orders.KEY)))
                .withRequestBody(matchingJsonPath("$.ticket.organization_id", equalTo("77")))
                .withRequestBody(matchingJsonPath("$.ticket.comment[?(@.public == false)]"))
                .withRequestBody(matchingJsonPath("$.ticket.comment[?(@.body =~ /.*since: yesterday.*/s)]")));
        assertThat(turns.said()).containsExactly("ok 199");
    }

    @Nested
    class WhereAnEarlierAttemptMayHaveSucceeded {

        private void lookingFinds(String tickets) {
            ZENDESK.stubFor(get(urlPathEqualTo(TICKETS))
                    .withQueryParam("external_id", equalTo(Orders.KEY))
                    .willReturn(okJson("{\"tickets\": " + tickets + "}")));
        }

        @Test
        void theTicketIsLookedForFirst() {
            lookingFinds("[{\"id\": 35436}]");

            assertThat(zendesk.open(IMPORT, Orders.again(ORDER)))
                    .isEqualTo(Acted.Done.of("ticket 35436 was there already", "35436"));
            ZENDESK.verify(0, postRequestedFor(urlPathEqualTo(TICKETS)));
        }

        @Test
        void andOpenedWhereItIsNotThere() {
            lookingFinds("[]");
            ticketsAnswer(made());

            assertThat(zendesk.open(IMPORT, Orders.again(ORDER))).isInstanceOf(Acted.Done.class);
        }

        @Test
        void aNoteIsLookedForByItsMark() {
            ZENDESK.stubFor(get(urlPathEqualTo("/api/v2/tickets/7/comments.json"))
                    .willReturn(okJson("{\"comments\": [{\"body\": \"Hello\\n\\nRef: " + Orders.KEY + "\"}]}")));

            assertThat(zendesk.note("7", IMPORT, Orders.again(ORDER)).text())
                    .isEqualTo("the note was on ticket 7 already");
        }
    }

    @Test
    void addsANoteAndSetsThePriority() {
        ZENDESK.stubFor(put(urlPathEqualTo("/api/v2/tickets/7.json")).willReturn(okJson("{\"ticket\": {\"id\": 7}}")));

        assertThat(zendesk.note("7", IMPORT, ORDER)).isEqualTo(Acted.Done.of("note on ticket 7", "7"));

        ZENDESK.verify(putRequestedFor(urlPathEqualTo("/api/v2/tickets/7.json"))
                .withRequestBody(matchingJsonPath("$.ticket.priority", equalTo("high")))
                .withRequestBody(matchingJsonPath("$.ticket.comment[?(@.public == false)]")));
    }

    @Test
    void anIdThatIsNoneIsNotPutIntoAnAddress() {
        assertThat(zendesk.note("7/../users", IMPORT, ORDER)).isInstanceOf(Acted.Refused.class);
        assertThat(ZENDESK.getAllServeEvents()).isEmpty();
    }

    @Nested
    class Trouble {

        @Test
        void isWaitedOutAsLongAsZendeskAsks() {
            ticketsAnswer(status(429).withHeader("Retry-After", "93").withBody("{\"error\": \"TooManyRequests\"}"));
            assertThat(zendesk.open(IMPORT, ORDER))
                    .isInstanceOfSatisfying(
                            Acted.Limited.class,
                            limited -> assertThat(limited.delay()).isEqualTo(Duration.ofSeconds(93)));
        }

        @Test
        void ofTheServerIsOverAtTheNextTry() {
            ZENDESK.stubFor(post(urlPathEqualTo(TICKETS))
                    .inScenario("ill")
                    .whenScenarioStateIs(Scenario.STARTED)
                    .willReturn(status(503).withBody("{\"error\": \"maintenance\"}"))
                    .willSetStateTo("well"));
            ZENDESK.stubFor(post(urlPathEqualTo(TICKETS))
                    .inScenario("ill")
                    .whenScenarioStateIs("well")
                    .willReturn(made()));
            ZENDESK.stubFor(get(urlPathEqualTo(TICKETS)).willReturn(okJson("{\"tickets\": []}")));

            assertThat(zendesk.open(IMPORT, ORDER))
                    .isEqualTo(new Acted.Failed("zendesk answers 503: maintenance", true));
            assertThat(zendesk.open(IMPORT, Orders.afterFailure(ORDER))).isInstanceOf(Acted.Done.class);
        }

        @Test
        void leavesItOpenWhetherItWasAccepted() {
            ticketsAnswer(made().withFixedDelay(5_000));
            assertThat(zendesk.open(IMPORT, Orders.hurried(ORDER))).isInstanceOf(Acted.Unknown.class);
        }

        @Test
        void aSuccessThatIsNoneIsNotTakenForOne() {
            ticketsAnswer(okJson("{\"job_status\": \"queued\"}"));
            assertThat(zendesk.open(IMPORT, ORDER))
                    .isInstanceOfSatisfying(
                            Acted.Failed.class,
                            failed -> assertThat(failed.mayHaveActed()).isTrue());
        }

        @Test
        void thatIsFinalIsSaidInZendesksWords() {
            ticketsAnswer(
                    status(422)
                            .withBody(
                                    "{\"error\": \"RecordInvalid\", \"description\": \"Record validation errors\", \"details\": {\"base\": []}}"));
            assertThat(zendesk.open(IMPORT, ORDER))
                    .isEqualTo(new Acted.Refused("zendesk answers 422: Record validation errors; RecordInvalid"));
        }

        @Test
        void aPageInsteadOfJsonMayHideASuccess() {
            ticketsAnswer(aResponse().withStatus(200).withBody("<html>hello</html>"));
            assertThat(zendesk.open(IMPORT, ORDER))
                    .isInstanceOfSatisfying(
                            Acted.Failed.class,
                            failed -> assertThat(failed.mayHaveActed()).isTrue());
        }

        @Test
        void fiveMegabytesAreNotRead() {
            ticketsAnswer(aResponse().withStatus(200).withBody("x".repeat(5 << 20)));
            assertThat(zendesk.open(IMPORT, ORDER)).isInstanceOf(Acted.Unknown.class);
        }
    }

    @Test
    void tryingItOutFindsOutThatATokenIsWrongAlthoughTheAnswerIs200() {
        ZENDESK.stubFor(get(urlPathEqualTo("/api/v2/users/me.json"))
                .willReturn(okJson("{\"user\": {\"id\": null, \"name\": \"Anonymous user\"}}")));
        assertThat(zendesk.tryOut()).isEqualTo(new Acted.Failed("Zendesk does not know whose token it is", false));
    }

    @Test
    void aTokenWithoutAnAddressIsRefusedAtStart() {
        assertThatThrownBy(() -> new ZendeskSettings(null, "", "tok", 150)).hasMessageContaining("ZENDESK_URL");
    }
}
