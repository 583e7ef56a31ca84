package dev.steadfast.activities.steps;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static dev.steadfast.activities.steps.Steps.admin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.steadfast.cadence.StepResult.Kind;
import dev.steadfast.store.connectors.ConnectorStore;
import dev.steadfast.store.connectors.ConnectorView;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A deed in another system is done once at most, whatever fails in between; and what comes of it is on record here. */
class BillingOnRecordTest {

    private static final WireMockServer PROVIDER =
            new WireMockServer(wireMockConfig().dynamicPort());

    private static final String PAY = "/v1/invoices/in_1/pay";

    private static Steps steps;

    private RunOfSteps run;

    @BeforeAll
    static void start() throws IOException {
        PROVIDER.start();
        steps = new Steps(
                "--steadfast.stripe.secret-key=sk_test_1",
                "--steadfast.stripe.url=" + PROVIDER.baseUrl(),
                "--steadfast.access.url=" + PROVIDER.baseUrl() + "/access",
                "--steadfast.access.secret=s3cret");
        steps.publish("collect", """
                exit:
                  - { on: invoice.payment_failed, when: input.decline == "hard", as: hard-decline }
                steps:
                  - { id: retry, billing: retry-payment, with: { invoice_id: in_1 } }
                  - { id: after, task: Look around }
                """);
        steps.publish("restrict", """
                steps:
                  - { id: restrict-access, billing: restrict-access }
                  - { id: after, task: Look around }
                """);
    }

    @AfterAll
    static void stop() throws IOException {
        steps.close();
        PROVIDER.stop();
    }

    @BeforeEach
    void anOpenInvoice() {
        PROVIDER.resetAll();
        steps.jdbc().sql("update connector set blocked_until = null").update();
        run = steps.enrol("collect", steps.account(admin("ada")));
        invoiceIs("open");
        PROVIDER.stubFor(get(urlPathEqualTo("/v1/invoices"))
                .willReturn(okJson(
                        "{\"object\": \"list\", \"data\": [], \"has_more\": false, \"url\": \"/v1/invoices\"}")));
        payAnswers(okJson(invoice("paid")));
    }

    private static String invoice(String status) {
        return "{\"id\": \"in_1\", \"object\": \"invoice\", \"customer\": \"cus_1\", \"status\": \"" + status + "\"}";
    }

    private static void invoiceIs(String status) {
        PROVIDER.stubFor(get(urlPathEqualTo("/v1/invoices/in_1")).willReturn(okJson(invoice(status))));
    }

    private static void payAnswers(ResponseDefinitionBuilder answer) {
        PROVIDER.stubFor(post(urlPathEqualTo(PAY)).willReturn(answer));
    }

    private static void assertPaidTimes(int times) {
        PROVIDER.verify(times, postRequestedFor(urlPathEqualTo(PAY)));
    }

    /** As a worker that died between claim and close leaves it. */
    private void claimedByAnother(String deadline) {
        steps.jdbc().sql("""
                        insert into deed (enrolment, step, occurrence, account, connector, action, details, state, token, deadline,
                                          begun_at, at)
                        values (?, 'retry', 1, ?, 'stripe', 'retry-payment', '{"invoice_id": "in_1"}', 'acting', 'other',
                                clock_timestamp() + ?::interval, clock_timestamp(), clock_timestamp())
                        """).params(run.enrolment(), run.account(), deadline).update();
    }

    private List<String> ledger() {
        return steps.jdbc()
                .sql("select step || ' ' || state || ' ' || failures || ' ' || doubts from deed where enrolment = ?")
                .param(run.enrolment())
                .query(String.class)
                .list();
    }

    private List<String> events() {
        return steps
                .jdbc()
                .sql(
                        "select type || ' ' || coalesce(data ->> 'decline', '') from event where account = ? order by recorded_at")
                .param(run.account())
                .query(String.class)
                .list()
                .stream()
                .map(String::strip)
                .toList();
    }

    @Test
    void collectsAndTellsTheRunsAtOnce() {
        assertThat(run.perform().kind()).isEqualTo(Kind.DONE);

        assertThat(ledger()).containsExactly("retry done 0 0");
        assertThat(events()).containsExactly("invoice.paid");
        assertThat(run.journal("retry").getFirst()).contains("invoice in_1 is paid");
        assertThat(run.state().step()).isEqualTo("after");
        assertPaidTimes(1);
    }

    @Test
    void aHardDeclineEndsTheRetries() {
        payAnswers(
                status(402)
                        .withBody(
                                "{\"error\": {\"type\": \"card_error\", \"code\": \"card_declined\", \"decline_code\": \"stolen_card\", \"message\": \"No.\"}}"));

        assertThat(run.perform().kind()).isEqualTo(Kind.DONE);
        assertThat(events()).containsExactly("invoice.payment_failed hard");

        run.settle();
        assertThat(run.state().outcome()).isEqualTo("hard-decline");
    }

    @Nested
    class ACrashBetweenClaimAndClose {

        @Test
        void isWaitedForWhileTheOtherMayStillBeAtIt() {
            claimedByAnother("30 seconds");

            assertThatThrownBy(run::perform)
                    .isInstanceOfSatisfying(
                            ApplicationFailure.class,
                            failure -> assertThat(failure.getType()).isEqualTo("busy"));
            assertPaidTimes(0);
        }

        @Test
        void doesNotActTwice() {
            claimedByAnother("-1 second");
            invoiceIs("paid");

            assertThat(run.perform().kind()).isEqualTo(Kind.DONE);

            assertThat(ledger()).containsExactly("retry done 0 1");
            assertPaidTimes(0);
        }

        @Test
        void isMadeUpForUnderTheSameKeyWhereNothingWasDone() {
            claimedByAnother("-1 second");

            assertThat(run.perform().kind()).isEqualTo(Kind.DONE);
            PROVIDER.verify(
                    1,
                    postRequestedFor(urlPathEqualTo(PAY))
                            .withHeader("Idempotency-Key", equalTo("steadfast." + run.enrolment() + ".retry.1")));
        }

        @Test
        void anAnswerThatComesTooLateChangesNothing() {
            claimedByAnother("-1 second");
            steps.jdbc()
                    .sql("update deed set token = 'yet another' where enrolment = ?")
                    .param(run.enrolment())
                    .update();
            run.perform();

            assertThat(run.perform(run.call()).kind()).as("the task after it").isEqualTo(Kind.DONE);
            assertThat(ledger()).containsExactly("retry done 0 1");
            assertPaidTimes(1);
        }
    }

    @Test
    void aProviderThatAsksForPatienceIsGivenItAndThatIsNoFailure() {
        payAnswers(status(429).withHeader("Retry-After", "20").withBody("{\"error\": {\"message\": \"slow down\"}}"));

        assertThatThrownBy(run::perform).isInstanceOfSatisfying(ApplicationFailure.class, failure -> {
            assertThat(failure.getType()).isEqualTo("not-sent");
            assertThat(failure.getNextRetryDelay().toSeconds()).isBetween(15L, 20L);
        });
        assertThat(ledger()).containsExactly("retry limited 0 0");
        assertThat(steps.bean(ConnectorStore.class).find("stripe").orElseThrow().state())
                .isEqualTo(ConnectorView.State.LIMITED);

        RunOfSteps other = steps.enrol("collect", steps.account(admin("bob")));
        assertThatThrownBy(other::perform).as("nobody else calls it meanwhile").isInstanceOf(ApplicationFailure.class);
        assertPaidTimes(1);
    }

    @Test
    void aProviderThatIsIllIsTriedAgain() {
        payAnswers(status(500).withBody("{\"error\": {\"message\": \"ill\"}}"));
        assertThatThrownBy(run::perform).isInstanceOf(ApplicationFailure.class);
        assertThat(ledger()).containsExactly("retry uncertain 1 0");

        payAnswers(okJson(invoice("paid")));
        assertThat(run.perform().kind()).isEqualTo(Kind.DONE);
    }

    @Test
    void andLeftToAPersonInTheEnd() {
        payAnswers(status(500).withBody("{\"error\": {\"message\": \"ill\"}}"));
        assertThatThrownBy(run::perform).isInstanceOf(ApplicationFailure.class);
        steps.jdbc()
                .sql("update deed set failures = 99 where enrolment = ?")
                .param(run.enrolment())
                .update();

        assertThat(run.perform().kind()).isEqualTo(Kind.PARKED);
        assertThat(run.onlyTask().details()).isEqualTo("tried 100 times: stripe answers 500: ill");
        assertThat(run.state().step()).as("the cadence goes on").isEqualTo("after");
    }

    @Test
    void whatIsRefusedIsLeftToAPersonInTheProvidersWords() {
        PROVIDER.stubFor(
                get(urlPathEqualTo("/v1/invoices/in_1"))
                        .willReturn(
                                status(404)
                                        .withBody(
                                                "{\"error\": {\"type\": \"invalid_request_error\", \"message\": \"No such invoice: 'in_1'\"}}")));

        assertThat(run.perform().kind()).isEqualTo(Kind.PARKED);

        assertThat(run.onlyTask().assignee()).isEqualTo("finance");
        assertThat(run.onlyTask().title()).isEqualTo("stripe: \"retry-payment\" needs a person");
        assertThat(run.onlyTask().details()).contains("No such invoice");
    }

    @Nested
    class Access {

        @BeforeEach
        void toRestrict() {
            run = steps.enrol("restrict", steps.account(admin("ada")));
        }

        private List<String> access() {
            return steps.jdbc()
                    .sql("select coalesce(custom ->> 'access', '-') from account where id = ?")
                    .param(run.account())
                    .query(String.class)
                    .list();
        }

        @Test
        void isRestrictedByASignedMessageAndNotedOnTheAccount() {
            PROVIDER.stubFor(
                    post(urlPathEqualTo("/access")).willReturn(status(200).withBody("thanks")));

            assertThat(run.perform().kind()).isEqualTo(Kind.DONE);

            assertThat(access()).containsExactly("restricted");
            PROVIDER.verify(postRequestedFor(urlPathEqualTo("/access"))
                    .withHeader("Steadfast-Signature", matching("t=\\d+,v1=[0-9a-f]{64}")));
        }

        @Test
        void isNotNotedBeforeTheProductSaysYes() {
            PROVIDER.stubFor(
                    post(urlPathEqualTo("/access")).willReturn(status(422).withBody("unknown account")));

            assertThat(run.perform().kind()).isEqualTo(Kind.PARKED);
            assertThat(access()).containsExactly("-");
        }
    }
}
