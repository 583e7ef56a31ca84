package dev.steadfast.cli;

import dev.steadfast.account.Account;
import dev.steadfast.playbook.Playbook;
import dev.steadfast.simulation.Simulation;
import dev.steadfast.simulation.Simulation.Admitting;
import dev.steadfast.simulation.Simulation.Beginning;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * From when to when it is played.
 *
 * @param from the first day; null for today
 * @param until the last day; null for the end of the run, or a year of several playbooks
 * @param atOnce whether the account is enrolled on the first day, whatever the rules say
 */
record Span(@Nullable LocalDate from, @Nullable LocalDate until, boolean atOnce) {

    private static final LocalTime START_OF_WORK = LocalTime.of(9, 0);
    private static final int LONGEST_YEARS = 2;

    /** One playbook ends with its first run, unless a last day is given; several are played for a year. */
    Simulation simulation(List<Playbook> playbooks, AccountFile.Told told, Defaults defaults) {
        Account account = told.account();
        ZoneId zone = defaults.zone(account);
        LocalDate first = from == null ? LocalDate.now(zone) : from;
        boolean isOne = playbooks.size() == 1;
        LocalDate last = until == null ? first.plusYears(isOne ? LONGEST_YEARS : 1) : until;
        return new Simulation(
                playbooks,
                atOnce ? new Beginning.AtOnce() : new Beginning.ByRule(),
                isOne && until == null ? Admitting.ONCE : Admitting.AGAIN,
                defaults.facts(told),
                first.atTime(START_OF_WORK).atZone(zone).toInstant(),
                last.plusDays(1).atStartOfDay(zone).toInstant().minusMillis(1),
                List.of());
    }
}
