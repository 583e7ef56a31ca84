package dev.steadfast.cli;

import dev.steadfast.account.Account;
import dev.steadfast.playbook.Playbook;
import dev.steadfast.simulation.Simulated;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** One simulation, to be shown. */
record Preview(Playbook playbook, Account account, ZoneId zone, Instant until, Simulated simulated) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

    List<Entry> entries() {
        return Entry.of(playbook, simulated);
    }

    LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, zone);
    }

    /** {@code Mon 2 Mar 2026}. */
    static String text(LocalDate day) {
        return DAY.format(day);
    }

    /** {@code 09:30}, in the account's zone. */
    String time(Instant at) {
        return TIME.format(at.atZone(zone));
    }

    /** {@code day 3} of the playbook. */
    String dayOfPlaybook(LocalDate day) {
        return simulated.state() == null
                ? ""
                : "day " + ChronoUnit.DAYS.between(simulated.state().day0(zone), day);
    }

    String title() {
        return "%s for %s".formatted(playbook.title(), account.name());
    }

    /** Whether and how the run begins. */
    String beginning() {
        Instant begun = simulated.begun();
        return begun == null
                ? "%s is not enrolled: %s".formatted(account.id(), simulated.because())
                : "Enrolled on %s at %s: %s".formatted(text(day(begun)), time(begun), simulated.because());
    }

    /** How it stands at the end. */
    String ending() {
        if (simulated.state() == null) {
            return "Nothing happens until " + text(day(until)) + ".";
        }
        if (simulated.outcome() == null) {
            String pending = simulated.state().step();
            return simulated.state().resting()
                    ? "Paused; nothing more happens until it is resumed."
                    : "Still open on " + text(day(until)) + ", at step " + pending + ".";
        }
        Instant ended = simulated.state().endedAt();
        return "Ends%s: %s.".formatted(ended == null ? "" : " on " + text(day(ended)), simulated.outcome());
    }

    long count(Entry.Look look) {
        return entries().stream()
                .filter(entry -> entry.look() == look && entry.isDone())
                .map(entry -> entry.step() + entry.at())
                .distinct()
                .count();
    }
}
