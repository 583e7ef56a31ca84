package dev.steadfast.activities.crm;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.patch;
import static com.github.tomakehurst.wiremock.client.WireMock.patchRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

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

/** What we ask of HubSpot, and what we make of its answers. */
class HubSpotTest {

    @RegisterExtension
    static final WireMockExtension HUBSPOT = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private static final String DEALS = "/crm/v3/objects/deals/batch/upsert";
    private static final Order RENEWAL = Orders.order(Map.of(
            "name", "Renewal Acme", "amount", "24000", "close_date", "2027-03-02", "forecast", "best", "stage", ""));

    private final FreeTurns turns = new FreeTurns();
    private HubSpot hubspot;

    @BeforeEach
    void anAccountWithOurProperty() {
        hubspot = new HubSpot(
                new HubSpotSettings("pat-1", URI.create(HUBSPOT.baseUrl()), 150),
                turns,
                (account, system) -> Optional.of(String.valueOf(account.custom().get(system + "_company"))));
        HUBSPOT.stubFor(
                get(urlPathMatching("/crm/v3/properties/.*/steadfast_key")).willReturn(okJson("{}")));
        HUBSPOT.stubFor(put(urlPathMatching("/crm/v4/.*")).willReturn(okJson("{}")));
    }

    private static void upsertAnswers(ResponseDefinitionBuilder answer) {
        HUBSPOT.stubFor(post(urlPathEqualTo(DEALS)).willReturn(answer));
    }

    private static ResponseDefinitionBuilder made(String id) {
        return okJson("{\"status\": \"COMPLETE\", \"results\": [{\"id\": \"" + id + "\", \"new\": true}]}")
                .withHeader("X-HubSpot-RateLimit-Remaining", "149");
    }

    private Acted renewal() {
        return hubspot.act(CrmAction.CREATE_OPPORTUNITY, RENEWAL);
    }

    @Test
    void makesADealUnderOurKeyAndTiesItToTheCompany() {
        upsertAnswers(made("901"));

        assertThat(renewal()).isEqualTo(Acted.Done.of("deals 901", "901"));

        HUBSPOT.verify(postRequestedFor(urlPathEqualTo(DEALS))
                .withHeader("Authorization", equalTo("Bearer pat-1"))
                .withRequestBody(equalToJson("""
                        {"inputs": [{"idProperty": "steadfast_key", "id": "steadfast.e_1.deed.1", "properties": {
                          "dealname": "Renewal Acme", "amount": "24000", "closedate": "2027-03-02", "forecast": "best",
                          "steadfast_key": "steadfast.e_1.deed.1"}}]}
                        """)));
        HUBSPOT.verify(
                putRequestedFor(urlEqualTo("/crm/v4/objects/deals/901/associations/default/companies/5123456789012")));
        assertThat(turns.said()).contains("ok 149");
    }

    @Test
    void theSameAgainIsTheSameDeal() {
        upsertAnswers(made("901"));

        assertThat(renewal()).isEqualTo(hubspot.act(CrmAction.CREATE_OPPORTUNITY, Orders.again(RENEWAL)));
        HUBSPOT.verify(
                2,
                postRequestedFor(urlPathEqualTo(DEALS))
                        .withRequestBody(matchingJsonPath("$.inputs[0].id", equalTo(Orders.KEY))));
    }

    @Test
    void thePropertyWithOurKeyIsMadeWhereItIsMissing() {
        HUBSPOT.stubFor(
                get(urlPathEqualTo("/crm/v3/properties/deals/steadfast_key")).willReturn(status(404)));
        HUBSPOT.stubFor(get(urlPathEqualTo("/crm/v3/properties/deals/groups"))
                .willReturn(okJson("{\"results\": [{\"name\": \"dealinformation\"}]}")));
        HUBSPOT.stubFor(post(urlPathEqualTo("/crm/v3/properties/deals"))
                .willReturn(status(201).withBody("{}")));
        upsertAnswers(made("901"));

        renewal();
        renewal();

        HUBSPOT.verify(
                1,
                postRequestedFor(urlPathEqualTo("/crm/v3/properties/deals"))
                        .withRequestBody(matchingJsonPath("$[?(@.hasUniqueValue == true)]"))
                        .withRequestBody(matchingJsonPath("$.groupName", equalTo("dealinformation"))));
    }

    @Test
    void tasksAndNotesCarryTheMomentOfBusiness() {
        HUBSPOT.stubFor(post(urlPathMatching("/crm/v3/objects/(tasks|notes)/batch/upsert"))
                .willReturn(made("1")));

        hubspot.act(CrmAction.CREATE_TASK, Orders.order(Map.of("title", "Call", "due", "2026-04-01")));
        hubspot.act(CrmAction.NOTE, Orders.order(Map.of("text", "They are happy")));

        HUBSPOT.verify(postRequestedFor(urlPathEqualTo("/crm/v3/objects/tasks/batch/upsert"))
                .withRequestBody(matchingJsonPath("$.inputs[0].properties.hs_timestamp", equalTo("2026-04-01")))
                .withRequestBody(matchingJsonPath("$.inputs[0].properties.hs_task_subject", equalTo("Call"))));
        HUBSPOT.verify(postRequestedFor(urlPathEqualTo("/crm/v3/objects/notes/batch/upsert"))
                .withRequestBody(
                        matchingJsonPath("$.inputs[0].properties.hs_timestamp", equalTo("2026-03-02T09:00:00Z"))));
    }

    @Test
    void whatAnotherStepMadeIsChangedByThatStepsKey() {
        HUBSPOT.stubFor(patch(urlPathMatching("/crm/v3/.*")).willReturn(okJson("{\"id\": \"901\"}")));

        hubspot.act(CrmAction.UPDATE_OPPORTUNITY, Orders.order(Map.of("step", "opportunity", "stage", "closedwon")));

        HUBSPOT.verify(patchRequestedFor(
                        urlEqualTo("/crm/v3/objects/deals/steadfast.e_1.opportunity.1?idProperty=steadfast_key"))
                .withRequestBody(equalToJson("{\"properties\": {\"dealstage\": \"closedwon\"}}")));
    }

    @Test
    void contactsAndTheCompanyAreChangedWhereTheyAre() {
        HUBSPOT.stubFor(patch(urlPathMatching("/crm/v3/.*")).willReturn(okJson("{\"id\": \"5\"}")));

        hubspot.act(CrmAction.UPDATE_CONTACT, Orders.order(Map.of("lifecyclestage", "customer")));
        hubspot.act(CrmAction.UPDATE_COMPANY, Orders.order(Map.of("health", "watch")));

        HUBSPOT.verify(patchRequestedFor(urlEqualTo("/crm/v3/objects/contacts/ada%40acme.example?idProperty=email")));
        HUBSPOT.verify(patchRequestedFor(urlEqualTo("/crm/v3/objects/companies/5123456789012")));
    }

    @Nested
    class Trouble {

        @Test
        void isWaitedOutAsLongAsHubSpotAsks() {
            upsertAnswers(status(429).withHeader("Retry-After", "3").withBody("{\"message\": \"ten secondly limit\"}"));

            assertThat(renewal())
                    .isInstanceOfSatisfying(
                            Acted.Limited.class,
                            limited -> assertThat(limited.delay()).isEqualTo(Duration.ofSeconds(3)));
        }

        @Test
        void ofTheServerIsTriedAgain() {
            upsertAnswers(status(502).withBody("{\"message\": \"bad gateway\"}"));
            assertThat(renewal()).isEqualTo(new Acted.Failed("hubspot answers 502: bad gateway", true));
        }

        @Test
        void leavesItOpenWhetherItWasAccepted() {
            upsertAnswers(made("901").withFixedDelay(5_000));
            assertThat(hubspot.act(CrmAction.CREATE_OPPORTUNITY, Orders.hurried(RENEWAL)))
                    .isInstanceOf(Acted.Unknown.class);
        }

        @Test
        void aSuccessThatIsNoneIsNotTakenForOne() {
            upsertAnswers(
                    status(207)
                            .withBody(
                                    "{\"status\": \"COMPLETE\", \"results\": [], \"numErrors\": 1, \"errors\": [{\"message\": \"bad stage\"}]}"));
            assertThat(renewal())
                    .isInstanceOfSatisfying(
                            Acted.Refused.class,
                            refused -> assertThat(refused.text()).contains("bad stage"));
        }

        @Test
        void thatIsFinalIsSaidInHubSpotsWords() {
            upsertAnswers(
                    status(400).withBody("{\"status\": \"error\", \"message\": \"amount was not a valid number\"}"));
            assertThat(renewal()).isEqualTo(new Acted.Refused("hubspot answers 400: amount was not a valid number"));
        }

        @Test
        void ofOurTokenIsNobodysRefusal() {
            upsertAnswers(status(403).withBody("{\"message\": \"scopes are missing\"}"));
            assertThat(renewal()).isEqualTo(new Acted.Failed("hubspot answers 403: scopes are missing", false));
        }

        @Test
        void aPageInsteadOfJsonMayHideASuccess() {
            upsertAnswers(aResponse().withStatus(200).withBody("<html>hello</html>"));
            assertThat(renewal())
                    .isInstanceOfSatisfying(
                            Acted.Failed.class,
                            failed -> assertThat(failed.mayHaveActed()).isTrue());
        }

        @Test
        void fiveMegabytesAreNotRead() {
            upsertAnswers(aResponse().withStatus(200).withBody("x".repeat(5 << 20)));
            assertThat(renewal()).isInstanceOf(Acted.Unknown.class);
        }
    }

    @Test
    void tryingItOutSaysWhoseTokenItIs() {
        HUBSPOT.stubFor(get(urlPathEqualTo("/account-info/v3/details")).willReturn(okJson("{\"portalId\": 42}")));
        assertThat(hubspot.tryOut().text()).isEqualTo("connected to the account 42");
    }
}
