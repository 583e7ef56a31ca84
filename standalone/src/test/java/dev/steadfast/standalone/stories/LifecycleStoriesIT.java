package dev.steadfast.standalone.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadfast.standalone.SteadfastProcess;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The four lifecycles as other systems start, steer and end them: bodies as the providers document them, with their
 * signatures, day by day on the test clock. Each story begins on a Monday.
 */
class LifecycleStoriesIT {
    @TempDir
    static Path folder;

    private static SteadfastProcess steadfast;
    private static Rest rest;

    @BeforeAll
    static void start() {
        var builder = SteadfastProcess.on(folder.resolve("data")).engine("in-jvm");
        Provider.settings().forEach(builder::with);
        steadfast = builder.start();
        rest = Rest.local(steadfast.page());
    }

    @AfterAll
    static void stop() {
        steadfast.close();
    }

    @Test
    void onboardingFollowsWhatTheProductTracks() {
        var tale = Tale.of(rest, "newcomer");
        tale.arrives("\"contract_start\": \"%s\"".formatted(tale.day(0)))
                .onDay(0, "15:00")
                .hears(Provider.SEGMENT_LIBRARY, """
                        {"batch": [
                          {"type": "identify", "messageId": "n-1", "userId": "u-77", "traits": {"email": "ada@newcomer.example"}},
                          {"type": "track", "messageId": "n-2", "userId": "u-77", "event": "milestone.next_action",
                           "properties": {}, "originalTimestamp": "%1$s"}],
                         "sentAt": "%1$s"}
                        """.formatted(tale.now()))
                .onDay(2, "12:00")
                .hears(Provider.SEGMENT, tracked(tale, "n-3", "milestone.aha"))
                .onDay(5, "12:00")
                .hears(Provider.SEGMENT, tracked(tale, "n-4", "milestone.setup"))
                .onDay(20, "12:00")
                .hears(Provider.SEGMENT, tracked(tale, "n-5", "milestone.first_value"))
                .onDay(32, "23:00")
                .reads("onboarding", """
                        day   0  milestone aha
                        day   0  milestone setup
                        day   0  milestone first-value
                        day   0  milestone habit
                        day   0  email welcome -> ada
                        day   1  email check-in-done -> ada
                        day   2  milestone aha
                        day   5  milestone setup
                        day   7  email recap-set-up -> ada
                        day  14  email case-study -> ada
                        day  20  milestone first-value
                        day  20  milestone.first_value
                        day  30  survey success-check-in -> ada
                        day  30  task hand-over -> ana
                        """);
        assertThat(tale.endings("onboarding")).containsExactly("completed");
    }

    private static String tracked(Tale tale, String id, String event) {
        return """
                {"type": "track", "messageId": "%s", "userId": "u-77", "event": "%s", "properties": {"feature": "reports"},
                 "context": {"library": {"name": "analytics.js", "version": "5.2.1"}}, "timestamp": "%s", "version": 2}
                """.formatted(id, event, tale.now());
    }

    @Test
    void anInterventionFollowsTheHealthThatTheCrmKnows() {
        var tale = Tale.of(rest, "wavering");
        tale.arrives("\"contract_start\": \"%s\", \"external_ids\": [\"hubspot:5001\"]".formatted(tale.day(-200)))
                .onDay(0, "08:00")
                .hears(Provider.HUBSPOT, hubspot(tale, 1, "health_tier", "watch"))
                .onDay(4, "12:00")
                .hears(Provider.HUBSPOT, hubspot(tale, 2, "health_tier", "at-risk"))
                .onDay(9, "12:00")
                .hears(Provider.HUBSPOT, hubspot(tale, 3, "health_tier", "healthy"))
                .onDay(20, "12:00")
                .reads("watch", """
                        day   1  email open-action -> ada
                        day   3  task find-gap -> ana
                        day   4  supersede
                        """)
                .reads("at-risk", """
                        day   4  alert alert -> ana
                        day   7  email open-action -> ada
                        day   7  task find-gap -> ana
                        day   9  email recommendation -> ada
                        day   9  health.tier_changed
                        """);
        assertThat(tale.endings("watch")).containsExactly("superseded");
        assertThat(tale.endings("at-risk")).containsExactly("recovered");
    }

    private static String hubspot(Tale tale, int number, String property, String value) {
        return """
                [{"eventId": %d, "subscriptionId": 47, "portalId": 62515, "appId": 54321, "occurredAt": %d,
                  "subscriptionType": "company.propertyChange", "attemptNumber": 0, "objectId": 5001,
                  "propertyName": "%s", "propertyValue": "%s", "changeSource": "CRM_UI"}]
                """.formatted(number, tale.now().toEpochMilli(), property, value);
    }

    @Test
    void aSpikeOfTicketsIsTakenInHandUntilItIsCalm() {
        var tale = Tale.of(rest, "troubled");
        tale.arrives("\"external_ids\": [\"zendesk:8001\"]")
                .onDay(0, "09:30")
                .hears(Provider.ZENDESK, zendesk(tale, 1, "created", "", "URGENT"))
                .hears(Provider.INTERCOM, intercom(tale, "notif_1", "conversation.user.created"));
        assertThat(tale.endings("support-spike")).isEmpty();

        tale.hears(Provider.ZENDESK, zendesk(tale, 2, "created", "", "NORMAL"))
                .onDay(0, "10:00")
                .hears(
                        Provider.ZENDESK,
                        zendesk(
                                tale,
                                2,
                                "priority_changed",
                                "\"current\": \"URGENT\", \"previous\": \"NORMAL\"",
                                "URGENT"))
                .onDay(2, "12:00")
                .hears(Provider.ZENDESK, solved(tale, 1))
                .hears(Provider.ZENDESK, solved(tale, 2))
                .hears(Provider.INTERCOM, intercom(tale, "notif_2", "conversation.admin.closed"))
                .onDay(8, "23:00")
                .reads("support-spike", """
                        day   0  alert alert -> ana, support
                        day   0  task sort -> support
                        day   1  email one-person -> ada
                        day   3  task call -> ana
                        day   7  survey effort -> ada
                        """);
        assertThat(tale.endings("support-spike")).containsExactly("calmed");
    }

    private static String solved(Tale tale, int ticket) {
        return zendesk(tale, ticket, "status_changed", "\"current\": \"SOLVED\", \"previous\": \"OPEN\"", "URGENT");
    }

    private static String zendesk(Tale tale, int ticket, String what, String event, String priority) {
        return """
                {"account_id": 22129848, "id": "%1$s-%2$d", "subject": "zen:ticket:%2$d", "time": "%3$s",
                 "type": "zen:event-type:ticket.%1$s", "zendesk_event_version": "2022-11-06", "event": {%4$s},
                 "detail": {"id": "%2$d", "organization_id": "8001", "priority": "%5$s", "status": "OPEN",
                   "subject": "Exports are empty", "via": {"channel": "web_service"}}}
                """.formatted(what, ticket, tale.now(), event, priority);
    }

    private static String intercom(Tale tale, String id, String topic) {
        return """
                {"type": "notification_event", "app_id": "a86dr8yl", "id": "%s", "topic": "%s", "created_at": %d,
                 "delivery_attempts": 1, "data": {"type": "notification_event_data", "item": {"type": "conversation",
                   "id": "1122334455", "priority": "not_priority",
                   "source": {"author": {"type": "user", "id": "5f", "email": "ada@troubled.example"}}}}}
                """.formatted(id, topic, tale.now().getEpochSecond());
    }

    @Test
    void aRenewalRestsWhileItIsDisputedAndEndsWithTheContract() {
        var tale = Tale.of(rest, "renewing");
        tale.arrives("\"contract_start\": \"%s\", \"renewal_date\": \"%s\", \"external_ids\": [\"hubspot:5001\"]"
                        .replace("5001", "5002")
                        .formatted(tale.day(-270), tale.day(95)))
                .onDay(10, "12:00")
                .hears(Provider.HUBSPOT, renewal(tale, 11, "disputed"))
                .onDay(20, "12:00");
        assertThat(tale.endings("renewal")).containsExactly("paused");

        tale.hears(Provider.HUBSPOT, renewal(tale, 12, "dispute_closed"))
                .onDay(50, "12:00")
                .hears(Provider.HUBSPOT, renewal(tale, 13, "renewed"))
                .onDay(52, "23:00")
                .reads("renewal", """
                        day   5  crm opportunity -> ana, by hand
                        day   7  email reminder -> ada
                        day  10  contract.disputed
                        day  20  contract.dispute_closed
                        day  35  email growth-story -> ada
                        day  35  task draft-contract -> legal
                        day  35  task present-tier -> ana
                        day  50  contract.renewed
                        day  50  email thanks -> ada
                        """);
        assertThat(tale.endings("renewal")).containsExactly("goal");
    }

    private static String renewal(Tale tale, int number, String status) {
        return hubspot(tale, number, "contract_status", status).replace("5001", "5002");
    }

    @Test
    void dunningIsOneConversationAboutAllInvoices() {
        var tale = Tale.of(rest, "owing");
        tale.arrives("\"external_ids\": [\"stripe:cus_owing\"]")
                .hears(Provider.STRIPE, stripe(tale, 1, "invoice.payment_failed", invoice("in_1")))
                .hears(
                        Provider.STRIPE,
                        stripe(
                                tale,
                                2,
                                "payment_intent.payment_failed",
                                payment("\"invoice\": \"in_1\"", "insufficient_funds")))
                .onDay(1, "06:00")
                .hears(Provider.STRIPE, stripe(tale, 3, "invoice.payment_failed", invoice("in_2")))
                .hears(
                        Provider.STRIPE,
                        stripe(
                                tale,
                                4,
                                "payment_intent.payment_failed",
                                payment(
                                        "\"payment_details\": {\"customer_reference\": null, \"order_reference\": \"in_2\"}",
                                        "stolen_card")))
                .onDay(4, "12:00")
                .hears(Provider.STRIPE, stripe(tale, 5, "charge.dispute.created", dispute("needs_response")))
                .onDay(6, "12:00");
        assertThat(tale.endings("dunning")).containsExactly("paused");

        tale.hears(Provider.STRIPE, stripe(tale, 6, "charge.dispute.closed", dispute("won")))
                .onDay(9, "12:00")
                .hears(Provider.STRIPE, stripe(tale, 7, "invoice.paid", invoice("in_1")))
                .onDay(24, "12:00")
                .hears(Provider.STRIPE, stripe(tale, 8, "invoice.paid", invoice("in_2")))
                .onDay(26, "23:00")
                .reads("dunning", """
                        day   0  email notice -> bela
                        day   3  email reminder-3 -> bela
                        day   4  invoice.disputed
                        day   6  invoice.dispute_closed
                        day   7  email reminder-5 -> bela
                        day   9  email reminder-7 -> bela
                        day  12  task finance-task -> finance
                        day  12  email reminder-10 -> bela
                        day  12  in-app in-app-notice -> ana, by hand
                        day  16  email last-notice -> bela, ada
                        day  23  email restricted-mail -> bela, ada
                        day  23  billing restrict-access -> finance, by hand
                        day  24  invoice.paid
                        day  24  billing restore-paid -> finance, by hand
                        day  24  email thanks -> bela
                        """);
        assertThat(tale.endings("dunning")).containsExactly("goal");
        assertThat(tale.endings("invoice-retry")).containsExactlyInAnyOrder("goal", "hard-decline");
    }

    private static String stripe(Tale tale, int number, String type, String object) {
        return """
                {"id": "evt_owing_%d", "object": "event", "api_version": "2026-07-29.dahlia", "created": %d,
                 "data": {"object": %s}, "livemode": true, "pending_webhooks": 1,
                 "request": {"id": null, "idempotency_key": null}, "type": "%s"}
                """.formatted(number, tale.now().getEpochSecond(), object, type);
    }

    private static String invoice(String id) {
        return """
                {"id": "%s", "object": "invoice", "amount_due": 19900, "amount_paid": 0, "amount_remaining": 19900,
                 "attempt_count": 1, "attempted": true, "billing_reason": "subscription_cycle", "currency": "eur",
                 "customer": "cus_owing", "customer_email": "bela@owing.example"}""".formatted(id);
    }

    private static String payment(String invoice, String code) {
        return """
                {"id": "pi_1", "object": "payment_intent", "amount": 19900, "currency": "eur", "customer": "cus_owing", %s,
                 "status": "requires_payment_method", "last_payment_error": {"code": "card_declined",
                   "decline_code": "%s", "message": "Your card was declined.", "type": "card_error"}}""".formatted(invoice, code);
    }

    private static String dispute(String status) {
        return """
                {"id": "dp_1", "object": "dispute", "amount": 19900, "charge": "ch_1", "currency": "eur",
                 "payment_intent": "pi_1", "evidence": {"customer_email_address": "bela@owing.example"}, "reason": "fraudulent", "status": "%s"}""".formatted(status);
    }
}
