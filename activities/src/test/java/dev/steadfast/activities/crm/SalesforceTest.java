package dev.steadfast.activities.crm;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.patch;
import static com.github.tomakehurst.wiremock.client.WireMock.patchRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

/** What we ask of Salesforce, and what we make of its answers. */
class SalesforceTest {

    @RegisterExtension
    static final WireMockExtension SALESFORCE = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private static final String TOKEN = "/services/oauth2/token";
    private static final String OPPORTUNITY =
            "/services/data/v62.0/sobjects/Opportunity/Steadfast_Key__c/steadfast-e_1-deed-1";
    private static final Order RENEWAL =
            Orders.order(Map.of("name", "Renewal Acme", "amount", "24000", "close_date", "2027-03-02"));

    private final FreeTurns turns = new FreeTurns();
    private Salesforce salesforce;

    @BeforeEach
    void aConnectedApp() {
        salesforce = new Salesforce(
                new SalesforceSettings(
                        URI.create(SALESFORCE.baseUrl()), "cid", "c&s", "v62.0", "Steadfast_Key__c", "Prospecting", 60),
                turns,
                (account, system) -> Optional.of(String.valueOf(account.custom().get(system + "_account"))));
        SALESFORCE.stubFor(post(urlPathEqualTo(TOKEN))
                .willReturn(okJson("{\"access_token\": \"tok\", \"instance_url\": \"" + SALESFORCE.baseUrl() + "\"}")));
    }

    private static void upsertAnswers(ResponseDefinitionBuilder answer) {
        SALESFORCE.stubFor(patch(urlPathEqualTo(OPPORTUNITY)).willReturn(answer));
    }

    private static ResponseDefinitionBuilder made() {
        return status(201)
                .withBody("{\"id\": \"006X\", \"success\": true, \"errors\": [], \"created\": true}")
                .withHeader("Sforce-Limit-Info", "api-usage=18/5000");
    }

    private Acted renewal() {
        return salesforce.act(CrmAction.CREATE_OPPORTUNITY, RENEWAL);
    }

    @Test
    void upsertsAnOpportunityByOurKey() {
        upsertAnswers(made());

        assertThat(renewal()).isEqualTo(Acted.Done.of("Opportunity 006X", "006X"));

        SALESFORCE.verify(patchRequestedFor(urlPathEqualTo(OPPORTUNITY))
                .withHeader("Authorization", equalTo("Bearer tok"))
                .withRequestBody(equalToJson("""
                        {"Name": "Renewal Acme", "Amount": 24000, "CloseDate": "2027-03-02", "StageName": "Prospecting",
                         "AccountId": "001A"}
                        """)));
        SALESFORCE.verify(postRequestedFor(urlPathEqualTo(TOKEN))
                .withRequestBody(containing("grant_type=client_credentials"))
                .withRequestBody(containing("client_secret=c%26s")));
        assertThat(turns.said()).contains("ok api-usage=18/5000");
    }

    @Test
    void signsInOnceAndAgainWhenTheTokenHasExpired() {
        SALESFORCE.stubFor(patch(urlPathEqualTo(OPPORTUNITY))
                .inScenario("session")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(made())
                .willSetStateTo("expired"));
        SALESFORCE.stubFor(patch(urlPathEqualTo(OPPORTUNITY))
                .inScenario("session")
                .whenScenarioStateIs("expired")
                .willReturn(
                        status(401)
                                .withBody(
                                        "[{\"message\": \"Session expired or invalid\", \"errorCode\": \"INVALID_SESSION_ID\"}]"))
                .willSetStateTo("fresh"));
        SALESFORCE.stubFor(patch(urlPathEqualTo(OPPORTUNITY))
                .inScenario("session")
                .whenScenarioStateIs("fresh")
                .willReturn(status(204)));

        assertThat(renewal()).isInstanceOf(Acted.Done.class);
        assertThat(renewal()).isEqualTo(Acted.Done.of("Opportunity", null));
        SALESFORCE.verify(2, postRequestedFor(urlPathEqualTo(TOKEN)));
    }

    @Test
    void twoRecordsWithOurKeyAreLeftToAPerson() {
        upsertAnswers(status(300).withBody("[\"/services/data/v62.0/sobjects/Opportunity/1\", \"/2\"]"));
        assertThat(renewal())
                .isEqualTo(
                        new Acted.Refused("salesforce has two records with the key steadfast-e_1-deed-1; merge them"));
    }

    @Test
    void aNoteIsATaskThatIsCompleted() {
        String task = OPPORTUNITY.replace("Opportunity", "Task");
        SALESFORCE.stubFor(patch(urlPathEqualTo(task)).willReturn(made()));

        salesforce.act(CrmAction.NOTE, Orders.order(Map.of("text", "They are happy")));

        SALESFORCE.verify(patchRequestedFor(urlPathEqualTo(task))
                .withRequestBody(matchingJsonPath("$.Status", equalTo("Completed")))
                .withRequestBody(matchingJsonPath("$.Description", equalTo("They are happy")))
                .withRequestBody(matchingJsonPath("$.WhatId", equalTo("001A"))));
    }

    @Test
    void whatAnotherStepMadeIsChangedOnlyWhereItIsThere() {
        String path =
                "/services/data/v62.0/sobjects/Opportunity/Steadfast_Key__c/steadfast-e_1-opportunity-1?updateOnly=true";
        SALESFORCE.stubFor(patch(urlEqualTo(path)).willReturn(status(204)));

        assertThat(salesforce.act(
                        CrmAction.UPDATE_OPPORTUNITY,
                        Orders.order(Map.of("step", "opportunity", "stage", "Closed Won"))))
                .isInstanceOf(Acted.Done.class);
        SALESFORCE.verify(
                patchRequestedFor(urlEqualTo(path)).withRequestBody(equalToJson("{\"StageName\": \"Closed Won\"}")));
    }

    @Nested
    class AContact {

        private final Order order = Orders.order(Map.of("email", "o'neil@acme.example", "Title", "CTO"));

        private void queryFinds(String records) {
            SALESFORCE.stubFor(get(urlPathEqualTo("/services/data/v62.0/query"))
                    .willReturn(okJson("{\"records\": " + records + "}")));
        }

        @Test
        void isFoundByItsAddressHoweverThatIsWritten() {
            queryFinds("[{\"Id\": \"003C\"}]");
            SALESFORCE.stubFor(patch(urlPathEqualTo("/services/data/v62.0/sobjects/Contact/003C"))
                    .willReturn(status(204)));

            assertThat(salesforce.act(CrmAction.UPDATE_CONTACT, order)).isInstanceOf(Acted.Done.class);
            SALESFORCE.verify(getRequestedFor(urlPathEqualTo("/services/data/v62.0/query"))
                    .withQueryParam("q", containing("Email = 'o\\'neil@acme.example' AND AccountId = '001A'")));
        }

        @Test
        void thatIsThereTwiceIsLeftAlone() {
            queryFinds("[{\"Id\": \"003C\"}, {\"Id\": \"003D\"}]");
            assertThat(salesforce.act(CrmAction.UPDATE_CONTACT, order))
                    .isEqualTo(new Acted.Refused("salesforce has several contacts with o'neil@acme.example"));
        }
    }

    @Nested
    class Trouble {

        @Test
        void isWaitedOutAsLongAsSalesforceAsks() {
            upsertAnswers(status(429).withHeader("Retry-After", "8").withBody("[{\"message\": \"too many\"}]"));
            assertThat(renewal())
                    .isInstanceOfSatisfying(
                            Acted.Limited.class,
                            limited -> assertThat(limited.delay()).isEqualTo(Duration.ofSeconds(8)));
        }

        @Test
        void ofTheDaysLimitIsPatienceToo() {
            upsertAnswers(
                    status(403)
                            .withBody(
                                    "[{\"message\": \"TotalRequests Limit exceeded.\", \"errorCode\": \"REQUEST_LIMIT_EXCEEDED\"}]"));
            assertThat(renewal()).isInstanceOf(Acted.Limited.class);
        }

        @Test
        void ofTheServerIsTriedAgain() {
            upsertAnswers(status(500).withBody("[{\"message\": \"ill\", \"errorCode\": \"UNKNOWN_EXCEPTION\"}]"));
            assertThat(renewal()).isEqualTo(new Acted.Failed("salesforce answers 500: ill; UNKNOWN_EXCEPTION", true));
            upsertAnswers(made());
            assertThat(salesforce.act(CrmAction.CREATE_OPPORTUNITY, Orders.afterFailure(RENEWAL)))
                    .isInstanceOf(Acted.Done.class);
        }

        @Test
        void leavesItOpenWhetherItWasAccepted() {
            upsertAnswers(made().withFixedDelay(5_000));
            assertThat(salesforce.act(CrmAction.CREATE_OPPORTUNITY, Orders.hurried(RENEWAL)))
                    .isInstanceOf(Acted.Unknown.class);
        }

        @Test
        void thatIsFinalIsSaidInSalesforcesWords() {
            upsertAnswers(
                    status(400)
                            .withBody(
                                    "[{\"message\": \"Required fields are missing: [CloseDate]\", \"errorCode\": \"REQUIRED_FIELD_MISSING\"}]"));
            assertThat(renewal())
                    .isEqualTo(
                            new Acted.Refused(
                                    "salesforce answers 400: Required fields are missing: [CloseDate]; REQUIRED_FIELD_MISSING"));
        }

        @Test
        void aSuccessThatIsNoneIsNotTakenForOne() {
            upsertAnswers(okJson("{\"id\": null, \"success\": false, \"errors\": [{\"message\": \"locked\"}]}"));
            assertThat(renewal())
                    .isInstanceOfSatisfying(
                            Acted.Refused.class,
                            refused -> assertThat(refused.text()).contains("locked"));
        }

        @Test
        void ofTheSignInHasCertainlyDoneNothing() {
            SALESFORCE.stubFor(
                    post(urlPathEqualTo(TOKEN))
                            .willReturn(
                                    status(400)
                                            .withBody(
                                                    "{\"error\": \"invalid_client\", \"error_description\": \"invalid client credentials\"}")));
            assertThat(renewal())
                    .isEqualTo(new Acted.Failed(
                            "sign-in: salesforce answers 400: invalid client credentials; invalid_client", false));
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
    void tryingItOutSaysHowManyCallsAreLeft() {
        SALESFORCE.stubFor(get(urlPathEqualTo("/services/data/v62.0/limits"))
                .willReturn(okJson("{\"DailyApiRequests\": {\"Max\": 5000, \"Remaining\": 4937}}")));
        assertThat(salesforce.tryOut().text()).isEqualTo("connected; 4937 of 5000 calls are left today");
    }

    @Test
    void aClientWithoutItsSecretIsRefusedAtStart() {
        assertThatThrownBy(() -> new SalesforceSettings(null, "cid", "", "v62.0", "K", "S", 60))
                .hasMessageContaining("SALESFORCE_CLIENT_SECRET");
    }
}
