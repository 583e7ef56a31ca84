package dev.steadfast.standalone.chaos;

import dev.steadfast.standalone.chaos.Happening.Sender;
import dev.steadfast.standalone.chaos.Happening.Trace;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** What happens in the day before now, spread over its hours: so many events, among so many customers, by dice. */
final class Day {
    private static final long MILLIS = 24 * 60 * 60 * 1_000L;
    /** Two events of one invoice or ticket are never told in the same second. */
    private static final int APART = 20;

    private static final List<String> SEVERITIES = List.of("urgent", "high", "normal", "low");
    private static final List<String> FEATURES = List.of("reports", "exports", "teams", "alerts", "api");

    private final Random dice;
    private final int events;
    private final Instant begin = Instant.now().minusMillis(MILLIS).truncatedTo(ChronoUnit.SECONDS);
    private final List<Customer> customers;
    private final List<Happening> happenings = new ArrayList<>();
    private int opened;

    private Day(int events, int customers, Random dice) {
        this.events = events;
        this.dice = dice;
        this.customers = IntStream.range(0, customers).mapToObj(Customer::new).toList();
    }

    static Day of(int events, int customers, Random dice) {
        var day = new Day(events, customers, dice);
        for (int number = 0; number < events; number++) {
            day.happenings.add(day.next(number));
        }
        return day;
    }

    List<Customer> customers() {
        return customers;
    }

    List<Happening> happenings() {
        return happenings;
    }

    /** One request: its messages, of which some came before. */
    record Request(Sender sender, List<Happening> messages) {}

    /** All requests in their order; one event in ten is told again, at once or later. */
    List<Request> requests() {
        List<Request> requests = new ArrayList<>();
        Map<Sender, List<Happening>> waiting = new EnumMap<>(Sender.class);
        List<Happening> again = new ArrayList<>();
        for (Happening one : happenings) {
            tell(one, waiting, requests);
            if (dice.nextInt(10) == 0) {
                again.add(one);
            }
            if (again.size() > 100) {
                tell(again.remove(dice.nextInt(again.size())), waiting, requests);
            }
        }
        again.forEach(one -> tell(one, waiting, requests));
        waiting.forEach((sender, rest) -> {
            if (!rest.isEmpty()) {
                requests.add(new Request(sender, List.copyOf(rest)));
            }
        });
        return requests;
    }

    private static void tell(Happening one, Map<Sender, List<Happening>> waiting, List<Request> requests) {
        List<Happening> batch = waiting.computeIfAbsent(one.sender(), sender -> new ArrayList<>());
        batch.add(one);
        if (batch.size() == one.sender().batch) {
            requests.add(new Request(one.sender(), List.copyOf(batch)));
            batch.clear();
        }
    }

    private Happening next(int number) {
        Instant at = begin.plusMillis(MILLIS / events * number);
        Customer whose = customers.get(dice.nextInt(customers.size()));
        return switch (sender()) {
            case SEGMENT -> tracked(number, whose, at);
            case LINES -> line(number, whose, at);
            case STRIPE -> billed(number, badPayer(), at.truncatedTo(ChronoUnit.SECONDS));
            case HUBSPOT -> changedInCrm(number, whose, at);
            case ZENDESK -> ticket(number, whose, at);
            case INTERCOM -> conversation(number, whose, at.truncatedTo(ChronoUnit.SECONDS));
        };
    }

    private Sender sender() {
        int left = dice.nextInt(100);
        for (Sender sender : Sender.values()) {
            left -= sender.share;
            if (left < 0) {
                return sender;
            }
        }
        throw new IllegalStateException("the shares are not a hundred");
    }

    private Customer badPayer() {
        List<Customer> bad = customers.stream().filter(Customer::paysBadly).toList();
        return bad.get(dice.nextInt(bad.size()));
    }

    private String oneOf(List<String> words) {
        return words.get(dice.nextInt(words.size()));
    }

    private Happening tracked(int number, Customer whose, Instant at) {
        String user = whose.user(dice);
        String feature = oneOf(FEATURES);
        List<Trace> traces = new ArrayList<>(List.of(Trace.of("user", user)));
        String name = oneOf(List.of("Report Exported", "Report Exported", "user.logged_in", "milestone.aha"));
        String type = name.equals("Report Exported") ? "product.report_exported" : name;
        switch (name) {
            case "user.logged_in" -> traces.add(Trace.of("login", ""));
            case "Report Exported" -> traces.add(Trace.of("feature", feature));
            default -> {}
        }
        String context = dice.nextBoolean()
                ? "{\"groupId\": \"%s\"}".formatted(whose.id())
                : "{\"traits\": {\"email\": \"%s@%s\"}}".formatted(user, whose.domain());
        return new Happening(
                "segment:m-%d/%s".formatted(number, type),
                whose.id(),
                Sender.SEGMENT,
                """
                {"type": "track", "messageId": "m-%d", "userId": "%s", "event": "%s", "context": %s, "properties": {%s}, "originalTimestamp": "%s"}""".formatted(
                                number,
                                user,
                                name,
                                context,
                                name.equals("Report Exported") ? "\"feature\": \"" + feature + "\"" : "",
                                at),
                at,
                traces);
    }

    private Happening line(int number, Customer whose, Instant at) {
        String named =
                oneOf(List.of(whose.id(), whose.domain(), "stripe:" + whose.stripe(), "hubspot:" + whose.hubspot()));
        int what = dice.nextInt(100);
        String user = whose.user(dice);
        String feature = oneOf(FEATURES);
        String type =
                what < 90 ? "usage.daily" : what < 95 ? "nps.answered" : what < 99 ? "meeting.held" : "contact.left";
        String data = switch (type) {
            case "usage.daily" -> "{\"user\": \"%s\", \"feature\": \"%s\", \"minutes\": 12}".formatted(user, feature);
            case "nps.answered" -> "{\"score\": %d}".formatted(dice.nextInt(11));
            case "contact.left" -> "{\"role\": \"champion\"}";
            default -> "{}";
        };
        return new Happening(
                "line-" + number,
                whose.id(),
                Sender.LINES,
                "{\"id\": \"line-%d\", \"type\": \"%s\", \"account\": \"%s\", \"at\": \"%s\", \"data\": %s}"
                        .formatted(number, type, named, at, data),
                at,
                type.equals("usage.daily") ? List.of(Trace.of("user", user), Trace.of("feature", feature)) : List.of());
    }

    private Happening billed(int number, Customer whose, Instant at) {
        boolean old = isOld(whose.invoices, number);
        boolean pays = old && dice.nextInt(3) > 0;
        boolean more = old && !pays;
        String invoice = old ? whose.invoices.removeFirst().id() : "in_" + opened++;
        if (!pays) {
            whose.invoices.add(new Customer.Opened(invoice, number));
        }
        String theirs = pays ? "invoice.paid" : more ? "payment_intent.payment_failed" : "invoice.payment_failed";
        String object = more
                ? "\"id\": \"pi_%d\", \"invoice\": \"%s\", \"last_payment_error\": {\"decline_code\": \"insufficient_funds\"}"
                        .formatted(number, invoice)
                : "\"id\": \"%s\", \"amount_remaining\": 19900, \"currency\": \"eur\", \"attempt_count\": 1"
                        .formatted(invoice);
        return new Happening(
                "stripe:evt_%d/%s".formatted(number, pays ? "invoice.paid" : "invoice.payment_failed"),
                whose.id(),
                Sender.STRIPE,
                """
                {"id": "evt_%d", "object": "event", "created": %d, "type": "%s", "data": {"object": {%s, "customer": "%s"}}}""".formatted(number, at.getEpochSecond(), theirs, object, whose.stripe()),
                at,
                List.of(new Trace("invoice", invoice, !pays, null)));
    }

    private Happening changedInCrm(int number, Customer whose, Instant at) {
        boolean health = dice.nextInt(4) == 0;
        String value = health
                ? oneOf(List.of("healthy", "watch", "at-risk"))
                : oneOf(List.of("renewed", "expanded", "disputed", "dispute_closed"));
        String type = health ? "health.tier_changed" : "contract." + value;
        return new Happening(
                "hubspot:47-%d-%s-%d/%s".formatted(number, whose.hubspot(), at.toEpochMilli(), type),
                whose.id(),
                Sender.HUBSPOT,
                """
                {"eventId": %d, "subscriptionId": 47, "occurredAt": %d, "subscriptionType": "company.propertyChange", "objectId": %s, "propertyName": "%s", "propertyValue": "%s"}""".formatted(
                        number, at.toEpochMilli(), whose.hubspot(), health ? "health_tier" : "contract_status", value),
                at,
                List.of());
    }

    private Happening ticket(int number, Customer whose, Instant at) {
        boolean old = isOld(whose.tickets, number);
        boolean solves = old && dice.nextBoolean();
        boolean worsens = old && !solves;
        String ticket = old ? whose.tickets.removeFirst().id() : "z" + opened++;
        if (!solves) {
            whose.tickets.add(new Customer.Opened(ticket, number));
        }
        String severity = oneOf(SEVERITIES);
        String theirs = solves ? "status_changed" : worsens ? "priority_changed" : "created";
        String type = solves ? "ticket.solved" : worsens ? "ticket.severity_changed" : "ticket.created";
        String event = solves
                ? "\"current\": \"SOLVED\", \"previous\": \"OPEN\""
                : worsens ? "\"current\": \"%s\"".formatted(severity.toUpperCase(Locale.ROOT)) : "";
        return new Happening(
                "zendesk:z-%d/%s".formatted(number, type),
                whose.id(),
                Sender.ZENDESK,
                """
                {"id": "z-%d", "type": "zen:event-type:ticket.%s", "time": "%s", "event": {%s}, "detail": {"id": "%s", "organization_id": "%s", "priority": "%s"}}""".formatted(number, theirs, at, event, ticket, whose.zendesk(), severity.toUpperCase(Locale.ROOT)),
                at,
                List.of(new Trace("ticket", ticket, !solves, solves ? null : severity)));
    }

    private Happening conversation(int number, Customer whose, Instant at) {
        boolean closes = isOld(whose.conversations, number);
        String conversation = closes ? whose.conversations.removeFirst().id() : "i" + opened++;
        if (!closes) {
            whose.conversations.add(new Customer.Opened(conversation, number));
        }
        return new Happening(
                "intercom:notif_%d/%s".formatted(number, closes ? "ticket.solved" : "ticket.created"),
                whose.id(),
                Sender.INTERCOM,
                """
                {"type": "notification_event", "id": "notif_%d", "topic": "conversation.%s", "created_at": %d, "data": {"item": {"type": "conversation", "id": "%s", "priority": "priority", "source": {"author": {"type": "user", "email": "bo@%s"}}}}}""".formatted(
                                number,
                                closes ? "admin.closed" : "user.created",
                                at.getEpochSecond(),
                                conversation,
                                whose.domain()),
                at,
                List.of(new Trace("ticket", conversation, !closes, closes ? null : "high")));
    }

    private static boolean isOld(List<Customer.Opened> opened, int number) {
        return !opened.isEmpty() && opened.getFirst().since() < number - APART;
    }
}
