package dev.steadfast.store.overview;

import dev.steadfast.store.Instants;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads what the first page shows. */
@Repository
public class Overview {
    private final JdbcClient jdbc;

    Overview(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What to list; absent means any.
     *
     * @param query part of the name, the id or the domain, in any case
     * @param run the state of an account's run, or {@code none} for accounts without one
     */
    public record Filter(
            @Nullable String query,
            @Nullable String segment,
            @Nullable String owner,
            @Nullable String playbook,
            @Nullable String run) {}

    /** The place of an account in the order of the list. */
    public record Position(String name, String id) {}

    /** At most {@code limit}, by name, beginning after {@code after}. */
    public List<AccountLine> accounts(Filter filter, @Nullable Position after, int limit) {
        return jdbc.sql("""
                select a.id, a.name, a.domain, a.segment, a.arr, a.currency, a.owner_email, a.manager_email, a.time_zone, a.locale,
                       a.country, a.status, a.contract_start, a.renewal_date, coalesce(c.offset_ms, 0) as offset_ms,
                       e.id as enrolment, e.playbook, e.state, e.outcome, e.held, e.goal_at is not null as goal_reached,
                       e.next_step, e.next_kind, e.next_at,
                       (select count(*) from enrolment o where o.account = a.id and o.state <> 'finished' and o.id <> e.id) as more
                  from account a
                  left join test_clock c on c.id = a.clock
                  left join lateral (select * from enrolment r
                                      where r.account = a.id and (:playbook::text is null or r.playbook = :playbook)
                                      order by r.state = 'finished', r.recorded_at desc limit 1) e on true
                 where (:query::text is null or a.name ilike :query or a.id ilike :query or a.domain ilike :query)
                   and (:segment::text is null or a.segment = :segment)
                   and (:owner::text is null or a.owner_email = :owner)
                   and (:playbook::text is null or e.id is not null)
                   and (:run::text is null or coalesce(e.state, 'none') = :run)
                   and (:after_id::text is null or (lower(a.name), a.id) > (lower(:after_name), :after_id))
                 order by lower(a.name), a.id limit :limit
                """)
                .param("query", filter.query() == null ? null : "%" + escape(filter.query()) + "%")
                .param("segment", filter.segment())
                .param("owner", filter.owner())
                .param("playbook", filter.playbook())
                .param("run", filter.run())
                .param("after_name", after == null ? null : after.name())
                .param("after_id", after == null ? null : after.id())
                .param("limit", limit)
                .query(new AccountLineReader())
                .list();
    }

    /** The numbers above the list; {@code now} is the wall clock. */
    public Totals totals(Instant now) {
        return jdbc.sql("""
                select (select count(*) from account) as accounts,
                       count(*) filter (where state <> 'finished') as running,
                       count(*) filter (where state = 'paused') as paused,
                       count(*) filter (where goal_at is not null) as goals,
                       (select count(*) from task where state in ('open', 'snoozed')) as tasks,
                       (select count(*) from task t join account a on a.id = t.account left join test_clock c on c.id = a.clock
                         where t.state = 'open' and t.due < :now + coalesce(c.offset_ms, 0) * interval '1 millisecond') as overdue
                  from enrolment
                """)
                .param("now", Instants.parameter(now))
                .query((row, number) -> new Totals(
                        row.getLong("accounts"),
                        row.getLong("running"),
                        row.getLong("paused"),
                        row.getLong("goals"),
                        row.getLong("tasks"),
                        row.getLong("overdue")))
                .single();
    }

    /** Whether there is no account at all. */
    public boolean isEmpty() {
        return !jdbc.sql("select exists (select 1 from account)")
                .query(Boolean.class)
                .single();
    }

    /** Everybody who owns an account, in alphabetical order; at most 200. */
    public List<String> owners() {
        return jdbc.sql("select distinct owner_email from account where owner_email is not null order by 1 limit 200")
                .query((row, number) -> row.getString(1))
                .list();
    }

    /** The time zones of these accounts, by id; an account without one has no entry. */
    public Map<String, String> timeZones(Collection<String> accounts) {
        Map<String, String> zones = new HashMap<>();
        jdbc.sql("select id, time_zone from account where id = any(:ids) and time_zone is not null")
                .param("ids", accounts.toArray(String[]::new))
                .query(row -> {
                    zones.put(row.getString("id"), row.getString("time_zone"));
                });
        return zones;
    }

    /** The names of all playbooks that were published, in alphabetical order. */
    public List<String> playbooks() {
        return jdbc.sql("select distinct name from playbook_version order by name")
                .query((row, number) -> row.getString(1))
                .list();
    }

    private static String escape(String query) {
        return query.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
