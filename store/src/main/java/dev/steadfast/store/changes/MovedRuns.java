package dev.steadfast.store.changes;

import dev.steadfast.account.Account;
import dev.steadfast.cadence.Command;
import dev.steadfast.cadence.Enrolment;
import dev.steadfast.playbook.Playbook;
import dev.steadfast.store.Ids;
import dev.steadfast.store.accounts.AccountChanges;
import dev.steadfast.store.accounts.AccountDefaults;
import dev.steadfast.store.clock.BusinessClock;
import dev.steadfast.store.playbooks.PlaybookCatalog;
import dev.steadfast.store.runs.InputStore;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells open runs that the date they count from has moved, or the calendar they live by. A date that is no longer known
 * leaves them where they are.
 */
@Component
class MovedRuns {

    private static final String BY = "account change";

    private final JdbcClient jdbc;
    private final PlaybookCatalog catalog;
    private final InputStore inputs;
    private final AccountDefaults defaults;
    private final BusinessClock clock;

    MovedRuns(
            JdbcClient jdbc,
            PlaybookCatalog catalog,
            InputStore inputs,
            AccountDefaults defaults,
            BusinessClock clock) {
        this.jdbc = jdbc;
        this.catalog = catalog;
        this.inputs = inputs;
        this.defaults = defaults;
        this.clock = clock;
    }

    private record Open(String enrolment, String account, Playbook playbook, long offset) {}

    void tell(AccountChanges changes) {
        Map<String, Account> moved = changes.updated().stream()
                .filter(account -> hasMoved(before(changes, account), account))
                .collect(Collectors.toMap(Account::id, Function.identity()));
        if (!moved.isEmpty()) {
            open(moved).forEach(run -> {
                Account after = Objects.requireNonNull(moved.get(run.account()));
                tell(run, before(changes, after), after);
            });
        }
    }

    private static Account before(AccountChanges changes, Account account) {
        return Objects.requireNonNull(changes.before().get(account.id()));
    }

    private boolean hasMoved(Account before, Account after) {
        return !Objects.equals(before.contractStart(), after.contractStart())
                || !Objects.equals(before.renewalDate(), after.renewalDate())
                || hasOtherCalendar(before, after);
    }

    private boolean hasOtherCalendar(Account before, Account after) {
        return !defaults.zone(before).equals(defaults.zone(after))
                || !Objects.equals(before.country(), after.country());
    }

    private List<Open> open(Map<String, Account> accounts) {
        return jdbc.sql("""
                        select e.id, e.account, e.playbook, e.version, coalesce(c.offset_ms, 0) as offset_ms
                          from enrolment e left join test_clock c on c.id = e.clock
                         where e.account = any(:ids) and e.state <> 'finished' order by e.id
                        """)
                .param("ids", accounts.keySet().toArray(String[]::new))
                .query((row, number) -> new Open(
                        row.getString("id"),
                        row.getString("account"),
                        catalog.version(row.getString("playbook"), row.getInt("version"))
                                .playbook(),
                        row.getLong("offset_ms")))
                .list();
    }

    private void tell(Open run, Account before, Account after) {
        @Nullable LocalDate was = Enrolment.anchorDate(run.playbook(), before);
        @Nullable LocalDate is = Enrolment.anchorDate(run.playbook(), after);
        ZoneId zone = defaults.zone(after);
        Instant now = clock.now(run.offset());
        // midnight of the same date is another instant in another zone
        @Nullable Instant anchor = start(is, zone);
        if (is != null && anchor != null && !anchor.equals(start(was, defaults.zone(before)))) {
            add(run, new Command.Reschedule(anchor, now), moved(run, was, is, before, after), now);
            jdbc.sql("update enrolment set anchor_date = :date where id = :id")
                    .param("date", is)
                    .param("id", run.enrolment())
                    .update();
        } else if (hasOtherCalendar(before, after)) {
            add(run, new Command.Replan(), calendar(before, after), now);
        }
    }

    private static @Nullable Instant start(@Nullable LocalDate date, ZoneId zone) {
        return date == null ? null : date.atStartOfDay(zone).toInstant();
    }

    private void add(Open run, Command command, String reason, Instant now) {
        inputs.add(run.enrolment(), Ids.random("c"), command, BY, reason, now);
    }

    private String moved(Open run, @Nullable LocalDate was, LocalDate is, Account before, Account after) {
        return is.equals(was)
                ? calendar(before, after)
                : run.playbook().anchor().word() + " is " + is + " now" + (was == null ? "" : ", no longer " + was);
    }

    private String calendar(Account before, Account after) {
        List<String> changes = new ArrayList<>();
        ZoneId from = defaults.zone(before);
        ZoneId to = defaults.zone(after);
        if (!to.equals(from)) {
            changes.add("account.time_zone is " + to + " now, no longer " + from);
        }
        if (!Objects.equals(before.country(), after.country())) {
            changes.add("account.country is " + (after.country() == null ? "not known" : after.country()) + " now");
        }
        return String.join("; ", changes);
    }
}
