package dev.steadfast.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadfast.cadence.AnAccount;
import dev.steadfast.cadence.Command;
import dev.steadfast.cadence.Contacted;
import dev.steadfast.cadence.Engagement;
import dev.steadfast.cadence.Permissions;
import dev.steadfast.cadence.RunInMemory;
import dev.steadfast.cadence.RunUnderTest.Entry;
import dev.steadfast.cadence.StepResult;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The story of one account in a shipped playbook. What happens is said as the story goes on; what came of it is compared
 * as a whole, one line for each thing that was done: so what is not told did not happen.
 */
final class Tale {

    /** They only steer; what they lead to is told. */
    private static final Set<String> SILENT = Set.of("if", "exit", "wait-for", "repeat", "milestone");

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE dd MMM", Locale.ENGLISH);

    private final AnAccount account;
    private final RunInMemory run;

    private Tale(AnAccount account, RunInMemory run) {
        this.account = account;
        this.run = run;
    }

    /** The account enters the playbook at this local moment, such as {@code 2026-03-02T10:00}, by itself or by hand. */
    static Tale of(String playbook, AnAccount account, String begins) {
        return of(playbook, account, begins, Map.of());
    }

    /** It is enrolled by an event with this data. */
    static Tale of(String playbook, AnAccount account, String begins, Map<String, Object> event) {
        ZoneId zone = ZoneId.of(account.build().timeZone());
        Instant now = LocalDateTime.parse(begins).atZone(zone).toInstant();
        return new Tale(account, new RunInMemory(Shipped.playbook(playbook), account.build(), now, event));
    }

    /** Nobody of the account has agreed to text messages. */
    Tale withoutConsentToTexting() {
        run.permissions(Permissions.NONE);
        return this;
    }

    /** Goes on to the end of that day of the playbook. */
    Tale untilDay(int day) {
        run.advanceTo(day(day + 1).atStartOfDay(run.zone()).toInstant().minusMillis(1));
        return this;
    }

    /** Goes on to noon of that day. */
    Tale onDay(int day) {
        return onDay(day, "12:00");
    }

    Tale onDay(int day, String time) {
        run.advanceTo(day(day).atTime(LocalTime.parse(time)).atZone(run.zone()).toInstant());
        return this;
    }

    private LocalDate day(int day) {
        return LocalDate.ofInstant(run.state().anchor(), run.zone()).plusDays(day);
    }

    Tale happens(String event) {
        return happens(event, Map.of());
    }

    Tale happens(String event, Map<String, Object> data) {
        run.happens(event, data);
        return this;
    }

    /** The attribute has this value from now on. */
    Tale knows(String attribute, Object value) {
        account.with(attribute, value);
        run.change(account.build());
        return this;
    }

    /** The renewal date becomes another one. */
    Tale renewalMovesTo(String date) {
        account.renewingOn(date);
        run.change(account.build());
        return accepts(new Command.Reschedule(
                LocalDate.parse(date).atStartOfDay(run.zone()).toInstant(), run.now()));
    }

    /** A survey went to this address on that day, from another playbook. */
    Tale wasSurveyed(String address, int day) {
        Instant at = day(day).atTime(10, 0).atZone(run.zone()).toInstant();
        run.contacted(Map.of(address, Contacted.at(at, at)));
        return this;
    }

    /** The message of that step is answered, where replies are tracked. */
    Tale replied(String step) {
        run.engagement(new Engagement(Set.of(), Set.of(), Set.of(step)));
        return this;
    }

    /** A link in the message of that step is followed, where clicks are tracked. */
    Tale clicked(String step) {
        run.engagement(new Engagement(Set.of(), Set.of(step), Set.of()));
        return this;
    }

    /** This playbook, of the same account, quiets the one that is told about; null for none any more. */
    Tale isQuietedBy(@Nullable String playbook) {
        run.quietedBy(playbook);
        return this;
    }

    /** A playbook of its family and of a higher priority begins. */
    Tale isSupersededBy(String playbook) {
        return accepts(new Command.Supersede(playbook, run.now()));
    }

    /** Somebody completes the task or decides the approval of that step. */
    Tale answers(String step, String outcome) {
        return accepts(new Command.CompleteTask(step, outcome, null, run.now()));
    }

    /** One of those who are asked decides. */
    Tale answers(String step, String outcome, String who) {
        return accepts(new Command.CompleteTask(step, outcome, who, run.now()));
    }

    private Tale accepts(Command command) {
        assertThat(run.ask(command)).as("refusal of %s", command).isEmpty();
        run.advanceTo(run.now());
        return this;
    }

    /** This, and nothing else, was done up to now. */
    void tells(String lines) {
        tellsFromDay(Integer.MIN_VALUE, lines);
    }

    /** The same for a story whose beginning is told elsewhere. */
    void tellsFromDay(int day, String lines) {
        String told = run.journal().stream()
                .filter(entry -> entry.how() == StepResult.Kind.DONE || entry.how() == StepResult.Kind.WAITING)
                .filter(entry -> !SILENT.contains(entry.kind()))
                .filter(entry -> dayOf(entry) >= day)
                .map(this::line)
                .collect(Collectors.joining());
        assertThat(told + end()).isEqualTo(lines);
    }

    private String end() {
        String outcome = run.state().outcome();
        return outcome == null ? "stands at %s%n".formatted(run.state().step()) : "ends as %s%n".formatted(outcome);
    }

    /** {@code day -30  Tue 02 Jun  email reminder -> ada}. */
    private String line(Entry entry) {
        return "day %3d  %s  %s %s%s%n"
                .formatted(
                        dayOf(entry),
                        DATE.format(entry.at().atZone(run.zone())),
                        entry.kind(),
                        entry.step(),
                        entry.to() == null ? "" : " -> " + names(entry.to()));
    }

    private long dayOf(Entry entry) {
        return ChronoUnit.DAYS.between(day(0), LocalDate.ofInstant(entry.at(), run.zone()));
    }

    /** The part before the at sign of each address. */
    private static String names(String addresses) {
        return Arrays.stream(addresses.split(", "))
                .map(address -> address.replaceFirst("@.*", ""))
                .collect(Collectors.joining(", "));
    }
}
