package dev.steadfast.activities.billing;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static dev.steadfast.activities.connector.Orders.KEY;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.steadfast.activities.connector.Acted;
import dev.steadfast.activities.connector.FreeTurns;
import dev.steadfast.activities.connector.Order;
import dev.steadfast.activities.connector.Orders;
import dev.steadfast.mapping.Mapping;
import dev.steadfast.playbook.MappingReader;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What we ask of Stripe, and what we make of its answers. */
class StripeTest {

    @RegisterExtension
    static final WireMockExtension STRIPE = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private static final String INVOICE = "/v1/invoices/in_1";
    private static final String PAY = INVOICE + "/pay";
    private static final Order RETRY = Orders.order(Map.of("invoice_id", "in_1"));

    private final FreeTurns turns = new FreeTurns();
    private Stripe stripe;

    @BeforeEach
    void anOpenInvoice() {
        stripe = new Stripe(
                new StripeSettings("sk_test_1", URI.create(STRIPE.baseUrl()), 50),
                turns,
                (account, system) -> Optional.ofNullable(account.custom().get(system + "_customer"))
                        .map(String::valueOf));
        invoiceIs(invoice("open", ""));
        STRIPE.stubFor(get(urlPathEqualTo("/v1/invoices"))
                .willReturn(okJson(
                        "{\"object\": \"list\", \"data\": [], \"has_more\": false, \"url\": \"/v1/invoices\"}")));
    }

    private static String invoice(String status, String more) {
        return """
                {"id": "in_1", "object": "invoice", "status": "%s", "attempted": true,
                 "customer": {"id": "cus_1", "object": "customer", "invoice_settings": {"default_payment_method": "pm_old"}}%s}
                """.formatted(status, more);
    }

    private static void invoiceIs(String json) {
        STRIPE.stubFor(get(urlPathEqualTo(INVOICE)).willReturn(okJson(json)));
    }

    private static void payAnswers(ResponseDefinitionBuilder answer) {
        STRIPE.stubFor(post(urlPathEqualTo(PAY)).willReturn(answer));
    }

    private static ResponseDefinitionBuilder declined(String code) {
        return status(402).withBody("""
                        {"error": {"type": "card_error", "code": "card_declined", "decline_code": "%s",
                                   "message": "Your card was declined."}}
                        """.formatted(code));
    }

    private Acted retry() {
        return stripe.act(BillingAction.RETRY_PAYMENT, RETRY);
    }

    private static void nothingIsPaid() {
        STRIPE.verify(0, postRequestedFor(urlPathEqualTo(PAY)));
    }

    @Test
    void collectsUnderTheKeyOfTheDeed() {
        payAnswers(okJson(invoice("paid", "")));

        assertThat(retry()).isInstanceOfSatisfying(Acted.Done.class, done -> {
            assertThat(done.text()).isEqualTo("invoice in_1 is paid");
            assertThat(done.externalId()).isEqualTo("in_1");
            assertThat(done.aftermath().event()).isEqualTo("invoice.paid");
            assertThat(done.aftermath().data())
                    .containsEntry("invoice_id", "in_1")
                    .containsEntry("unpaid_invoices", 0L);
        });
        STRIPE.verify(postRequestedFor(urlPathEqualTo(PAY))
                .withHeader("Idempotency-Key", equalTo(KEY))
                .withHeader("Authorization", equalTo("Bearer sk_test_1"))
                .withRequestBody(containing("off_session=true")));
    }

    @Test
    void otherInvoicesThatAreStillOpenAreCounted() {
        payAnswers(okJson(invoice("paid", "")));
        STRIPE.stubFor(get(urlPathEqualTo("/v1/invoices")).willReturn(okJson("""
                {"object": "list", "url": "/v1/invoices", "has_more": false, "data": [
                  {"id": "in_1", "object": "invoice", "attempted": true},
                  {"id": "in_2", "object": "invoice", "attempted": true},
                  {"id": "in_3", "object": "invoice", "attempted": false}]}
                """)));

        assertThat(retry())
                .isInstanceOfSatisfying(
                        Acted.Done.class,
                        done -> assertThat(done.aftermath().data()).containsEntry("unpaid_invoices", 1L));
    }

    @Test
    void anInvoiceThatIsPaidIsNotPaidAgain() {
        invoiceIs(invoice("paid", ""));

        assertThat(retry())
                .isInstanceOfSatisfying(
                        Acted.Done.class,
                        done -> assertThat(done.aftermath().event()).isEqualTo("invoice.paid"));
        nothingIsPaid();
    }

    @Nested
    class Declined {

        @ParameterizedTest
        @ValueSource(strings = {"insufficient_funds", "generic_decline", "processing_error"})
        void softOnesMayPass(String code) {
            payAnswers(declined(code));
            assertDeclined("soft", code);
        }

        @ParameterizedTest
        @ValueSource(strings = {"stolen_card", "lost_card", "pickup_card", "revocation_of_authorization"})
        void hardOnesWillNot(String code) {
            payAnswers(declined(code));
            assertDeclined("hard", code);
        }

        @Test
        void theIssuersAdviceCounts() {
            payAnswers(status(402).withBody("""
                            {"error": {"type": "card_error", "code": "card_declined", "decline_code": "generic_decline",
                                       "advice_code": "do_not_try_again", "message": "Your card was declined."}}
                            """));
            assertDeclined("hard", "generic_decline");
        }

        @Test
        void aHardOneIsNeverTriedAgainWithTheSameCard() {
            invoiceIs(invoice("open", lastError("pm_old")));

            assertDeclined("hard", "stolen_card");
            nothingIsPaid();
        }

        @Test
        void andIsTriedWithANewOne() {
            invoiceIs(invoice("open", lastError("pm_before")));
            payAnswers(okJson(invoice("paid", "")));

            assertThat(retry()).isInstanceOf(Acted.Done.class);
            STRIPE.verify(1, postRequestedFor(urlPathEqualTo(PAY)));
        }

        @Test
        void areToldApartByWebhooksAsByOurOwnCalls() throws IOException {
            Mapping mapping = MappingReader.read(
                    "stripe.yaml",
                    new String(
                            Objects.requireNonNull(Stripe.class.getResourceAsStream("/playbooks/mappings/stripe.yaml"))
                                    .readAllBytes(),
                            UTF_8));
            Stream.concat(Declines.HARD.stream(), Stream.of("insufficient_funds", "do_not_honor", "expired_card"))
                    .forEach(code -> assertThat(mapping.read(failedPayment(code), "d")
                                    .getFirst()
                                    .data())
                            .as(code)
                            .containsEntry("decline", Declines.word(Declines.isHard(code, null, null))));
        }

        private Map<String, Object> failedPayment(String code) {
            return Map.of(
                    "id",
                    "evt_1",
                    "type",
                    "payment_intent.payment_failed",
                    "data",
                    Map.of(
                            "object",
                            Map.of(
                                    "customer",
                                    "cus_1",
                                    "payment_details",
                                    Map.of("order_reference", "in_1"),
                                    "last_payment_error",
                                    Map.of("code", "card_declined", "decline_code", code))));
        }

        private String lastError(String card) {
            return """
                    , "payments": {"object": "list", "has_more": false, "url": "/v1/invoice_payments", "data": [
                        {"id": "inpay_1", "object": "invoice_payment", "is_default": true, "payment": {"type": "payment_intent",
                          "payment_intent": {"id": "pi_1", "object": "payment_intent", "last_payment_error": {
                            "type": "card_error", "code": "card_declined", "decline_code": "stolen_card", "message": "Stolen.",
                            "payment_method": {"id": "%s", "object": "payment_method"}}}}}]}
                    """.formatted(card);
        }

        private void assertDeclined(String decline, String code) {
            assertThat(retry()).isInstanceOfSatisfying(Acted.Done.class, done -> {
                assertThat(done.text()).startsWith("declined (" + decline + ", " + code + ")");
                assertThat(done.aftermath().event()).isEqualTo("invoice.payment_failed");
                assertThat(done.aftermath().data())
                        .containsEntry("decline", decline)
                        .containsEntry("invoice_id", "in_1");
            });
        }
    }

    @Nested
    class Trouble {

        @Test
        void isWaitedOutAsLongAsStripeAsks() {
            payAnswers(status(429)
                    .withHeader("Retry-After", "7")
                    .withBody("{\"error\": {\"type\": \"invalid_request_error\", \"message\": \"Slow down\"}}"));

            assertThat(retry())
                    .isInstanceOfSatisfying(
                            Acted.Limited.class,
                            limited -> assertThat(limited.delay()).isEqualTo(Duration.ofSeconds(7)));
            assertThat(turns.said()).endsWith("limited 7");
        }

        @Test
        void isTriedAgainUnderAnotherKeyOnceItWasAnswered() {
            STRIPE.stubFor(post(urlPathEqualTo(PAY))
                    .inScenario("a bad moment")
                    .whenScenarioStateIs(Scenario.STARTED)
                    .willReturn(status(500).withBody("{\"error\": {\"type\": \"api_error\", \"message\": \"Oops\"}}"))
                    .willSetStateTo("over"));
            STRIPE.stubFor(post(urlPathEqualTo(PAY))
                    .inScenario("a bad moment")
                    .whenScenarioStateIs("over")
                    .willReturn(okJson(invoice("paid", ""))));

            assertThat(retry()).isEqualTo(new Acted.Failed("stripe answers 500: Oops", true));
            assertThat(stripe.act(BillingAction.RETRY_PAYMENT, Orders.afterFailure(RETRY)))
                    .isInstanceOf(Acted.Done.class);
            STRIPE.verify(1, postRequestedFor(urlPathEqualTo(PAY)).withHeader("Idempotency-Key", equalTo(KEY + ".1")));
        }

        @Test
        void leavesItOpenWhetherItWasAcceptedUntilTheInvoiceIsLookedAt() {
            payAnswers(okJson(invoice("paid", "")).withFixedDelay(5_000));
            assertThat(stripe.act(BillingAction.RETRY_PAYMENT, Orders.hurried(RETRY)))
                    .isInstanceOf(Acted.Unknown.class);

            invoiceIs(invoice("paid", ""));

            assertThat(stripe.act(BillingAction.RETRY_PAYMENT, Orders.again(RETRY)))
                    .isInstanceOf(Acted.Done.class);
            STRIPE.verify(1, postRequestedFor(urlPathEqualTo(PAY)));
        }

        @Test
        void thatSaysNothingOfTheInvoiceIsNoRefusal() {
            STRIPE.stubFor(get(urlPathEqualTo(INVOICE))
                    .willReturn(status(401).withBody("{\"error\": {\"message\": \"Invalid API Key provided\"}}")));

            assertThat(retry()).isEqualTo(new Acted.Failed("stripe answers 401: Invalid API Key provided", false));
        }

        @Test
        void thatIsFinalIsSaidInStripesWords() {
            STRIPE.stubFor(
                    get(urlPathEqualTo(INVOICE))
                            .willReturn(
                                    status(404)
                                            .withBody(
                                                    "{\"error\": {\"type\": \"invalid_request_error\", \"code\": \"resource_missing\", \"message\": \"No such invoice\"}}")));

            assertThat(retry())
                    .isInstanceOfSatisfying(
                            Acted.Refused.class,
                            refused -> assertThat(refused.text()).contains("No such invoice"));
        }

        @Test
        void aSuccessThatIsNoneIsNotTakenForOne() {
            payAnswers(okJson(invoice("open", "")));

            assertThat(retry()).isInstanceOfSatisfying(Acted.Done.class, done -> {
                assertThat(done.text()).contains("it is open until the bank answers");
                assertThat(done.aftermath().isEmpty()).isTrue();
            });
        }

        @Test
        void aPageInsteadOfJsonMayHideASuccess() {
            payAnswers(aResponse().withStatus(200).withBody("<html>maintenance</html>"));
            assertThat(retry())
                    .isInstanceOfSatisfying(
                            Acted.Failed.class,
                            failed -> assertThat(failed.mayHaveActed()).isTrue());
        }

        @Test
        void fiveMegabytesAreNotRead() {
            payAnswers(aResponse().withStatus(200).withBody("x".repeat(5 << 20)));
            assertThat(retry()).isInstanceOf(Acted.Unknown.class);
        }

        @Test
        void aServerThatIsNotThereHasCertainlyDoneNothing() {
            Stripe nobody = new Stripe(
                    new StripeSettings("sk_test_1", URI.create("http://127.0.0.1:1"), 50),
                    turns,
                    (account, system) -> Optional.empty());
            assertThat(nobody.act(BillingAction.RETRY_PAYMENT, RETRY))
                    .isInstanceOfSatisfying(
                            Acted.Failed.class,
                            failed -> assertThat(failed.mayHaveActed()).isFalse());
        }
    }

    @Nested
    class Subscriptions {

        private final Order nothingSaid = Orders.order(Map.of());

        @BeforeEach
        void one() {
            STRIPE.stubFor(get(urlPathEqualTo("/v1/subscriptions")).willReturn(okJson("""
                    {"object": "list", "url": "/v1/subscriptions", "has_more": false, "data": [
                      {"id": "sub_1", "object": "subscription", "status": "past_due"}]}
                    """)));
            subscriptionIs("past_due");
            STRIPE.stubFor(post(urlPathEqualTo("/v1/subscriptions/sub_1"))
                    .willReturn(okJson("{\"id\": \"sub_1\", \"object\": \"subscription\", \"status\": \"active\"}")));
        }

        private void subscriptionIs(String status) {
            STRIPE.stubFor(get(urlPathEqualTo("/v1/subscriptions/sub_1"))
                    .willReturn(okJson(
                            "{\"id\": \"sub_1\", \"object\": \"subscription\", \"status\": \"" + status + "\"}")));
        }

        @Test
        void ofTheAccountArePausedAndResumed() {
            assertThat(stripe.act(BillingAction.PAUSE_SUBSCRIPTION, nothingSaid))
                    .isInstanceOf(Acted.Done.class);
            STRIPE.verify(postRequestedFor(urlPathEqualTo("/v1/subscriptions/sub_1"))
                    .withRequestBody(containing("keep_as_draft")));

            assertThat(stripe.act(BillingAction.RESUME_SUBSCRIPTION, nothingSaid))
                    .isInstanceOf(Acted.Done.class);
        }

        @Test
        void thatHaveEndedAreNotEndedAgain() {
            subscriptionIs("canceled");
            assertThat(stripe.act(BillingAction.CANCEL_SUBSCRIPTION, nothingSaid)
                            .text())
                    .isEqualTo("subscription sub_1 has ended already");
        }

        @Test
        void ofWhichThereAreSeveralAreLeftToAPerson() {
            STRIPE.stubFor(get(urlPathEqualTo("/v1/subscriptions")).willReturn(okJson("""
                    {"object": "list", "url": "/v1/subscriptions", "has_more": false, "data": [
                      {"id": "sub_1", "object": "subscription"}, {"id": "sub_2", "object": "subscription"}]}
                    """)));
            assertThat(stripe.act(BillingAction.CANCEL_SUBSCRIPTION, nothingSaid))
                    .isInstanceOfSatisfying(
                            Acted.Refused.class,
                            refused -> assertThat(refused.text()).contains("2 subscriptions: sub_1, sub_2"));
        }
    }

    @Nested
    class Portal {

        private static final String SESSIONS = "/v1/billing_portal/sessions";

        private final Order link = Orders.order(Map.of("return_url", "https://app.example/billing"));

        @BeforeEach
        void answers() {
            STRIPE.stubFor(post(urlPathEqualTo(SESSIONS)).willReturn(okJson("""
                    {"id": "bps_1", "object": "billing_portal.session", "customer": "cus_1", "livemode": true,
                     "return_url": "https://app.example/billing", "url": "https://billing.stripe.com/p/session/test_1"}
                    """)));
        }

        @Test
        void linksAreMadeForTheCustomerUnderTheKeyOfTheDeed() {
            assertThat(stripe.act(BillingAction.PORTAL_LINK, link)).isInstanceOfSatisfying(Acted.Done.class, done -> {
                assertThat(done.aftermath().attributes())
                        .isEqualTo(Map.of("portal_url", "https://billing.stripe.com/p/session/test_1"));
                assertThat(done.externalId()).isEqualTo("bps_1");
                assertThat(done.text()).doesNotContain("http");
            });
            STRIPE.verify(postRequestedFor(urlPathEqualTo(SESSIONS))
                    .withHeader("Idempotency-Key", equalTo(KEY))
                    .withRequestBody(containing("customer=cus_1"))
                    .withRequestBody(containing("return_url=https%3A%2F%2Fapp.example%2Fbilling")));
        }

        @Test
        void anAnswerThatNobodyHeardIsAskedForUnderTheSameKey() {
            STRIPE.stubFor(
                    post(urlPathEqualTo(SESSIONS)).willReturn(okJson("{}").withFixedDelay(5_000)));
            assertThat(stripe.act(BillingAction.PORTAL_LINK, Orders.hurried(link)))
                    .isInstanceOf(Acted.Unknown.class);

            answers();

            assertThat(stripe.act(BillingAction.PORTAL_LINK, Orders.again(link)))
                    .isInstanceOf(Acted.Done.class);
            STRIPE.verify(2, postRequestedFor(urlPathEqualTo(SESSIONS)).withHeader("Idempotency-Key", equalTo(KEY)));
        }

        @Test
        void nobodyElsesIsMadeWhereTheCustomerIsNotKnown() {
            Stripe strangers = new Stripe(
                    new StripeSettings("sk_test_1", URI.create(STRIPE.baseUrl()), 50),
                    turns,
                    (account, system) -> Optional.empty());

            assertThat(strangers.act(BillingAction.PORTAL_LINK, link)).isInstanceOf(Acted.Refused.class);
            STRIPE.verify(0, postRequestedFor(urlPathEqualTo(SESSIONS)));
        }
    }

    @Test
    void tryingItOutReadsTheAccountAndNothingElse() {
        STRIPE.stubFor(
                get(urlPathEqualTo("/v1/account")).willReturn(okJson("{\"id\": \"acct_1\", \"object\": \"account\"}")));

        assertThat(stripe.tryOut().text()).isEqualTo("connected to the account acct_1");
        STRIPE.verify(1, getRequestedFor(urlPathEqualTo("/v1/account")));
    }

    @Test
    void theKeyIsNeverShown() {
        assertThat(new StripeSettings("sk_live_secret", URI.create("https://api.stripe.com"), 50))
                .asString()
                .doesNotContain("secret");
    }
}
