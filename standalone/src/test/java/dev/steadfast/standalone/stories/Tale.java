package dev.steadfast.standalone.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * The story of one customer in a running Steadfast, from a Monday on: what other systems tell of them on which day, and
 * what came of it.
 */
final class Tale {
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    /** They only steer; what they lead to is told. */
    private static final Set<String> SILENT = Set.of("if", "exit", "wait-for", "repeat", "set", "enrol");

    private final Rest rest;
    private final Customers customers;
    private final String account;
    private final LocalDate begin;

    private Tale(Rest rest, Customers customers, String account, LocalDate begin) {
        this.rest = rest;
        this.customers = customers;
        this.account = account;
        this.begin = begin;
    }

    /** Goes on to the morning of the next Monday. */
    static Tale of(Rest rest, String account) {
        var customers = new Customers(rest);
        LocalDate begin = customers.now().atZone(ZONE).toLocalDate().with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        var tale = new Tale(rest, customers, account, begin);
        return tale.onDay(0, "06:00");
    }

    /** That day of the story as a date. */
    LocalDate day(int day) {
        return begin.plusDays(day);
    }

    /** The customer becomes known. */
    Tale arrives(String fields) {
        String json = """
                {"name": "%1$s Ltd", "domain": "%1$s.example", "segment": "smb", "arr": 2400, "currency": "EUR",
                 "owner_email": "ana@ours.example", "manager_email": "max@ours.example", "time_zone": "Europe/Berlin",
                 "contacts": [{"name": "Bela Lang", "email": "bela@%1$s.example", "role": "billing"},
                              {"name": "Ada Kurz", "email": "ada@%1$s.example", "role": "admin"}], %2$s}
                """.formatted(account, fields);
        assertThat(rest.put("/api/accounts/" + account, json).status()).isIn(200, 201);
        return this;
    }

    /** The clock goes on to that day, and everything on the way is done. */
    Tale onDay(int day, String time) {
        customers.arriveAt(day(day).atTime(LocalTime.parse(time)).atZone(ZONE).toInstant());
        return this;
    }

    /** A system tells of it, in its own words and with its signature. */
    Tale hears(Provider provider, String body) {
        var answer = rest.tell(provider, body);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return this;
    }

    /** Business time, as the systems write it. */
    Instant now() {
        return customers.now().truncatedTo(ChronoUnit.SECONDS);
    }

    /** How its runs of this playbook ended, those that go on as their state; the earliest first. */
    List<String> endings(String playbook) {
        return rest.all("/api/enrolments?account=%s&playbook=%s".formatted(account, playbook)).stream()
                .map(run -> run.get("outcome").isNull()
                        ? run.get("state").asString()
                        : run.get("outcome").asString())
                .toList();
    }

    /** This was done for the customer by this playbook, and nothing else. */
    Tale reads(String playbook, String lines) {
        String told = rest.all("/api/accounts/%s/timeline".formatted(account)).stream()
                .filter(entry -> entry.get("playbook").asString("").equals(playbook))
                .filter(entry ->
                        Set.of("done", "parked").contains(entry.get("outcome").asString()))
                .filter(entry -> !SILENT.contains(entry.get("kind").asString()))
                .map(this::line)
                .collect(Collectors.joining());
        assertThat(told).isEqualTo(lines);
        return this;
    }

    /** {@code day   3  email reminder-3 -> bela}. */
    private String line(JsonNode entry) {
        LocalDate date = Instant.parse(entry.get("at").asString()).atZone(ZONE).toLocalDate();
        String to = entry.get("to").asString("");
        String what = entry.get("kind").asString() + " " + entry.get("step").asString("");
        return "day %3d  %s%s%s%n"
                .formatted(
                        ChronoUnit.DAYS.between(begin, date),
                        what.strip(),
                        to.isEmpty() ? "" : " -> " + names(to),
                        entry.get("outcome").asString().equals("parked") ? ", by hand" : "");
    }

    /** The part before the at sign of each address. */
    private static String names(String addresses) {
        return Arrays.stream(addresses.split(", "))
                .map(address -> address.replaceFirst("@.*", ""))
                .collect(Collectors.joining(", "));
    }
}
