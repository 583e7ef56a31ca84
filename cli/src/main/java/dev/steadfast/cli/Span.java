package dev.steadfast.cli;

import dev.steadfast.account.Account;
import dev.steadfast.playbook.Playbook;
import dev.steadfast.simulation.Simulation;
import dev.steadfast.simulation.Simulation.Beginning;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * From when to when it is played.
 *
 * @param from the first day; null for today
 * @param until the last day; null for as long as it takes
 * @param atOnce whether the account is enrolled on the first day, whatever the rules say
 */
record Span(@Nullable LocalDate from, @Nullable LocalDate until, boolean atOnce) {

    private static final LocalTime START_OF_WORK = LocalTime.of(9, 0);
    private static final int LONGEST_YEARS = 2;

    Simulation simulation(Playbook playbook, AccountFile.Told told, Defaults defaults) {
        Account account = told.account();
        ZoneId zone = defaults.zone(account);
        LocalDate first = from == null ? LocalDate.now(zone) : from;
        LocalDate last = until == null ? first.plusYears(LONGEST_YEARS) : until;
        Instant end = last.plusDays(1).atStartOfDay(zone).toInstant().minusMillis(1);
        return Simulation.of(
                playbook,
                atOnce ? new Beginning.AtOnce() : new Beginning.ByRule(),
                defaults.facts(told),
                first.atTime(START_OF_WORK).atZone(zone).toInstant(),
                end);
    }
}
