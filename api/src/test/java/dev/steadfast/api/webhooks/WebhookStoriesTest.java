package dev.steadfast.api.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadfast.api.Client;
import dev.steadfast.api.OverHttp;
import dev.steadfast.store.runs.RunStore;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What happens here when something happens there: bodies as the providers document them, sent and signed as they do. */
@OverHttp
class WebhookStoriesTest {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    RunStore runs;

    @Autowired
    TransactionTemplate transactions;

    Client client;
    Provider provider;
    String account;
    String domain;

    @BeforeEach
    void anAccount() {
        client = new Client(port);
        provider = new Provider(port);
        account = "hooked-" + NUMBER.incrementAndGet();
        domain = account + ".example";
        var stored = client.put("/api/accounts/" + account, """
                {"name": "Hooked", "domain": "%s", "external_ids": ["stripe:cus_%s", "hubspot:9%s", "zendesk:8%s"],
                 "contacts": [{"name": "Bo", "email": "bo@%s", "role": "billing"}]}
                """.formatted(domain, account, number(), number(), domain));
        assertThat(stored.status()).as(stored.body()).isEqualTo(201);
    }

    private String number() {
        return account.substring("hooked-".length());
    }

    private List<String> events() {
        return jdbc.sql("select type from event where account = ? and state = 'accepted' order by number")
                .param(account)
                .query(String.class)
                .list();
    }

    private String data(String type) {
        return jdbc.sql("select data::text from event where account = ? and type = ?")
                .params(account, type)
                .query(String.class)
                .single();
    }

    private Instant at(String type) {
        return jdbc.sql("select at from event where account = ? and type = ?")
                .params(account, type)
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    private List<String> open() {
        return jdbc.sql("select playbook from enrolment where account = ? order by playbook")
                .param(account)
                .query(String.class)
                .list();
    }

    /** How the run ends once the worker has folded what came in; absent while it goes on. */
    private String ending(String playbook) {
        return Objects.requireNonNull(transactions.execute(transaction -> {
            var id = jdbc.sql("select id from enrolment where account = ? and playbook = ?")
                    .params(account, playbook)
                    .query(String.class)
                    .single();
            var state = runs.lock(id).orElseThrow().state();
            return String.valueOf(state.outcome() == null ? state.ending() : state.outcome());
        }));
    }

    /** An event of Stripe as its API documents it, shortened. */
    private String stripe(String id, String type, String object) {
        return """
                {"id": "evt_%s_%s", "object": "event", "api_version": "2024-06-20", "created": 1782864000,
                 "data": {"object": %s}, "livemode": false, "pending_webhooks": 1,
                 "request": {"id": null, "idempotency_key": null}, "type": "%s"}
                """.formatted(account, id, object, type);
    }

    private String invoice(String status) {
        return """
                {"id": "in_%1$s", "object": "invoice", "amount_due": 19900, "amount_paid": 0, "amount_remaining": 19900,
                 "attempt_count": 1, "attempted": true, "billing_reason": "subscription_cycle", "currency": "eur",
                 "customer": "cus_%1$s", "customer_email": "bo@%2$s", "status": "%3$s", "next_payment_attempt": 1783123200}
                """.formatted(account, domain, status);
    }

    /** As API versions from 2025-03-31 on have it: the invoice is the order that is paid for. */
    private String paymentIntentOfToday(String declineCode) {
        return paymentIntent(declineCode)
                .replace(
                        "\"invoice\": \"in_" + account + "\"",
                        "\"payment_details\": {\"customer_reference\": null, \"order_reference\": \"in_" + account
                                + "\"}");
    }

    private String paymentIntent(String declineCode) {
        return """
                {"id": "pi_%1$s", "object": "payment_intent", "amount": 19900, "currency": "eur", "customer": "cus_%1$s",
                 "invoice": "in_%1$s", "status": "requires_payment_method",
                 "last_payment_error": {"code": "card_declined", "decline_code": "%2$s", "type": "card_error",
                   "message": "Your card was declined."}}
                """.formatted(account, declineCode);
    }

    @Nested
    class Stripe {

        @Test
        void aFailedPaymentStartsRetriesAndDunningAndItsPaymentEndsThem() {
            var failed = provider.stripe(stripe("1", "invoice.payment_failed", invoice("open")));
            assertThat(failed.status()).as(failed.body()).isEqualTo(200);
            assertThat(failed.text("/accepted")).isEqualTo("1");
            assertThat(open()).containsExactly("dunning", "invoice-retry");
            assertThat(data("invoice.payment_failed")).contains("\"in_" + account + "\"", "\"amount\": 199.0");
            assertThat(at("invoice.payment_failed")).isEqualTo("2026-07-01T00:00:00Z");

            provider.stripe(stripe("2", "invoice.paid", invoice("paid")));

            assertThat(ending("dunning")).isEqualTo("goal");
            assertThat(ending("invoice-retry")).isEqualTo("goal");
        }

        @Test
        void dunningGoesOnWhileAnotherInvoiceIsUnpaid() {
            var other = invoice("open").replace("\"in_", "\"in_other_");
            provider.stripe(stripe("1", "invoice.payment_failed", invoice("open")));
            provider.stripe(stripe("2", "invoice.payment_failed", other));

            provider.stripe(stripe("3", "invoice.paid", invoice("paid")));
            assertThat(ending("dunning")).isEqualTo("null");

            provider.stripe(stripe("4", "invoice.paid", other));
            assertThat(ending("dunning")).isEqualTo("goal");
        }

        @ParameterizedTest
        @CsvSource({
            "stolen_card, hard-decline",
            "lost_card, hard-decline",
            "insufficient_funds, null",
            "do_not_honor, null"
        })
        void aHardDeclineIsNotTriedAgainAndASoftOneIs(String code, String ending) {
            provider.stripe(stripe("1", "invoice.payment_failed", invoice("open")));
            provider.stripe(stripe("2", "payment_intent.payment_failed", paymentIntent(code)));

            assertThat(ending("invoice-retry")).isEqualTo(ending);
            assertThat(ending("dunning")).isEqualTo("null");
        }

        @ParameterizedTest
        @CsvSource({"stolen_card, hard-decline", "insufficient_funds, null"})
        void andSoItIsInApiVersionsOfToday(String code, String ending) {
            provider.stripe(stripe("1", "invoice.payment_failed", invoice("open")));
            provider.stripe(stripe("2", "payment_intent.payment_failed", paymentIntentOfToday(code)));

            assertThat(events()).containsExactly("invoice.payment_failed", "invoice.payment_failed");
            assertThat(ending("invoice-retry")).isEqualTo(ending);
        }

        @Test
        void aPaymentThatIsForNoInvoiceIsNotTakenForOne() {
            var checkout = paymentIntentOfToday("stolen_card").replace("\"in_", "\"cs_live_");
            assertThat(checkout).contains("cs_live_");

            assertThat(provider.stripe(stripe("1", "payment_intent.payment_failed", checkout))
                            .text("/accepted"))
                    .isEqualTo("0");
        }

        @Test
        void theSameEventCountsOnceAndDisorderIsNormal() {
            var body = stripe("1", "invoice.payment_failed", invoice("open"));
            provider.stripe(body);

            assertThat(provider.stripe(body).text("/duplicate")).isEqualTo("1");
            assertThat(events()).containsExactly("invoice.payment_failed");
        }

        @Test
        void aCustomerIsKnownByTheirIdOnceStripeIntroducesThem() {
            var theirs = "\"customer\": \"cus_new_" + account + "\"";
            var failed = stripe("1", "invoice.payment_failed", invoice("open"))
                    .replace("\"customer\": \"cus_" + account + "\"", theirs)
                    .replace("bo@" + domain, "somebody@gmail.com");
            assertThat(provider.stripe(failed).text("/quarantined")).isEqualTo("1");

            provider.stripe(stripe("2", "customer.updated", """
                    {"id": "cus_new_%s", "object": "customer", "email": "accounting@%s", "metadata": {}}""".formatted(account, domain)));

            assertThat(open()).containsExactly("dunning", "invoice-retry");
            assertThat(client.get("/api/accounts/" + account).body()).contains("stripe:cus_new_" + account);
        }

        @Test
        void whatNobodyAskedForIsAnsweredAndForgotten() {
            var answer = provider.stripe(stripe("1", "balance.available", "{\"object\": \"balance\"}"));

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.text("/accepted")).isEqualTo("0");
        }
    }

    @Nested
    class Others {

        @Test
        void hubSpotTellsOfARenewal() {
            var answer = provider.hubspot("""
                    [{"eventId": 100, "subscriptionId": 47, "portalId": 62515, "appId": 54321, "occurredAt": 1782864000123,
                      "subscriptionType": "company.propertyChange", "attemptNumber": 0, "objectId": 9%1$s,
                      "propertyName": "contract_status", "propertyValue": "renewed", "changeSource": "CRM_UI"},
                     {"eventId": 101, "subscriptionId": 47, "portalId": 62515, "appId": 54321, "occurredAt": 1782864000124,
                      "subscriptionType": "company.propertyChange", "attemptNumber": 0, "objectId": 9%1$s,
                      "propertyName": "city", "propertyValue": "Berlin", "changeSource": "CRM_UI"}]
                    """.formatted(number()));

            assertThat(answer.text("/accepted")).as(answer.body()).isEqualTo("1");
            assertThat(events()).containsExactly("contract.renewed");
            assertThat(at("contract.renewed")).isEqualTo("2026-07-01T00:00:00.123Z");
        }

        @Test
        void zendeskTellsOfTickets() {
            var created = """
                    {"account_id": 22129848, "id": "2b24ef10-%1$s", "subject": "zen:ticket:5158", "time": "2026-07-01T08:00:00Z",
                     "type": "zen:event-type:ticket.created", "zendesk_event_version": "2022-11-06", "event": {},
                     "detail": {"id": "5158", "organization_id": "8%1$s", "priority": "URGENT", "status": "NEW",
                       "subject": "Down", "via": {"channel": "web_service"}}}
                    """.formatted(number());
            provider.zendesk(created);
            provider.zendesk(created.replace("2b24ef10", "3c35fa21")
                    .replace("ticket.created", "ticket.status_changed")
                    .replace("\"event\": {}", "\"event\": {\"current\": \"SOLVED\", \"previous\": \"OPEN\"}"));

            assertThat(events()).containsExactly("ticket.created", "ticket.solved");
            assertThat(data("ticket.created")).contains("\"severity\": \"urgent\"", "\"ticket_id\": \"5158\"");
        }

        @Test
        void intercomTellsOfConversationsAndIsPinged() {
            provider.intercom("""
                    {"type": "notification_event", "app_id": "a86dr8yl", "id": "notif_%s", "topic": "conversation.user.created",
                     "created_at": 1782864000, "delivery_attempts": 1,
                     "data": {"type": "notification_event_data", "item": {"type": "conversation", "id": "1122334455",
                       "priority": "priority", "source": {"author": {"type": "user", "id": "5f", "email": "bo@%s"}}}}}
                    """.formatted(account, domain));

            assertThat(events()).containsExactly("ticket.created");
            assertThat(data("ticket.created")).contains("\"severity\": \"high\"");
            assertThat(provider.intercom("{\"type\": \"notification_event\", \"topic\": \"ping\", \"id\": \"p\"}")
                            .status())
                    .isEqualTo(200);
        }

        @Test
        void segmentForwardsWhatTheProductTracks() {
            provider.segment("""
                    {"anonymousId": "23adfd82", "context": {"groupId": "%1$s", "library": {"name": "analytics.js"}},
                     "event": "milestone.first_value", "messageId": "ajs-%1$s", "properties": {}, "type": "track",
                     "timestamp": "2026-07-01T00:00:00.000Z", "userId": "u1"}
                    """.formatted(account));

            assertThat(events()).containsExactly("milestone.first_value");
        }

        @Test
        void whoeverSignsAsStandardWebhooksSaysSendsEventsAsTheyAre() {
            var body = """
                    {"type": "nps.answered", "timestamp": "2026-07-01T00:00:00Z",
                     "data": {"account": "%s", "score": 9, "comment": "fine"}}
                    """.formatted(account);
            provider.generic("msg_" + account, body);

            assertThat(provider.generic("msg_" + account, body).text("/duplicate"))
                    .isEqualTo("1");
            assertThat(data("nps.answered")).contains("\"score\": 9");
        }
    }

    @Nested
    class Refusals {

        private final String body = "{\"id\": \"evt_1\", \"type\": \"invoice.paid\", \"data\": {}}";

        @Test
        void tellNothing() {
            var unsigned = provider.send("stripe", body, List.of());
            var forged = provider.send("stripe", body, Provider.stripeSignature(body, "whsec_guessed", Instant.now()));
            var stale = provider.send(
                    "stripe",
                    body,
                    Provider.stripeSignature(body, "whsec_old", Instant.now().minusSeconds(600)));
            var future = provider.send(
                    "stripe",
                    body,
                    Provider.stripeSignature(body, "whsec_old", Instant.now().plusSeconds(600)));
            var another =
                    provider.send("stripe", body + " ", Provider.stripeSignature(body, "whsec_old", Instant.now()));

            assertThat(List.of(unsigned, forged, stale, future, another)).allSatisfy(answer -> {
                assertThat(answer.status()).isEqualTo(401);
                assertThat(answer.body()).isEqualTo(unsigned.body()).doesNotContainIgnoringCase("signature", "stale");
                assertThat(answer.header("WWW-Authenticate")).isEmpty();
            });
        }

        @ParameterizedTest
        @ValueSource(strings = {"stripe", "hubspot", "zendesk", "intercom", "segment", "generic"})
        void storeNothingWhateverIsWrong(String system) {
            var body = real(system);
            var old = provider.signed(system, body, Instant.now().minusSeconds(3_600));
            var own = provider.signed(system, body, Instant.now());
            var altered = body.replace("track", "group").replaceFirst("\\}\\s*]?\\s*$", " $0");
            var before = stored();

            assertThat(provider.send(system, altered, own).status())
                    .as("altered")
                    .isEqualTo(401);
            assertThat(provider.send(system, body, List.of()).status())
                    .as("unsigned")
                    .isEqualTo(401);
            assertThat(provider.send(system, body, Provider.cutShort(own)).status())
                    .as("half a signature")
                    .isEqualTo(401);
            if (!Set.of("intercom", "segment").contains(system)) {
                assertThat(provider.send(system, body, old).status())
                        .as("of an hour ago")
                        .isEqualTo(401);
            }
            assertThat(stored()).isEqualTo(before);

            assertThat(provider.send(system, body, own).status()).isEqualTo(200);
            assertThat(stored()).isEqualTo(before + 1);
        }

        private int stored() {
            return jdbc.sql("select count(*) from event").query(Integer.class).single();
        }

        private String real(String system) {
            return switch (system) {
                case "stripe" -> stripe("r", "invoice.paid", invoice("paid"));
                case "hubspot" -> """
                        [{"eventId": 7, "subscriptionId": 47, "occurredAt": 1782864000123, "objectId": 9%s,
                          "subscriptionType": "company.propertyChange", "propertyName": "contract_status",
                          "propertyValue": "renewed"}]""".formatted(number());
                case "zendesk" -> """
                        {"id": "r-%s", "time": "2026-07-01T08:00:00Z", "type": "zen:event-type:ticket.deleted",
                         "detail": {"id": "1", "organization_id": "8%s"}}""".formatted(account, number());
                case "intercom" -> """
                        {"id": "r_%s", "topic": "ticket.closed", "created_at": 1782864000,
                         "data": {"item": {"id": "1", "email": "bo@%s"}}}""".formatted(account, domain);
                case "segment" -> """
                        {"messageId": "r-%1$s", "type": "track", "event": "a.b", "context": {"groupId": "%1$s"}}""".formatted(account);
                default -> """
                        {"type": "a.b", "timestamp": "2026-07-01T00:00:00Z", "data": {"account": "%s"}}""".formatted(account);
            };
        }

        @Test
        void concernEverySystemAndWhatIsNotOne() {
            assertThat(List.of("stripe", "hubspot", "zendesk", "intercom", "segment", "generic"))
                    .allSatisfy(system -> assertThat(
                                    provider.send(system, body, List.of()).status())
                            .as(system)
                            .isEqualTo(401));
            assertThat(provider.send("nobody", body, List.of()).status()).isEqualTo(404);
        }

        @Test
        void concernBothSecretsButNoThird() {
            assertThat(provider.send("stripe", body, Provider.stripeSignature(body, "whsec_new", Instant.now()))
                            .status())
                    .isEqualTo(200);
        }

        @Test
        void concernWhatIsSignedAndStillNoJsonOrTooLong() {
            assertThat(provider.stripe("no json").status()).isEqualTo(400);
            assertThat(provider.stripe("").status()).isEqualTo(400);
            assertThat(provider.stripe("[" + "1,".repeat(1_200_000) + "1]").status())
                    .isEqualTo(413);
            assertThat(provider.stripe("[".repeat(100_000)).status()).isEqualTo(400);
            assertThat(provider.stripe("null").status()).isEqualTo(200);
        }
    }
}
