package dev.steadfast.store.why;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.steadfast.store.CoreJson;
import dev.steadfast.store.Instants;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Gathers what is on record about a step: journal, ledger, its history, tasks, and what people and systems asked of the run. */
@Repository
public class WhyQueries {

    private static final int MOST = 500;

    private static final String RECORD = """
            with asked as (
                select id from enrolment where account = :account and (:enrolment::text is null or id = :enrolment))
            select * from (
                select at, recorded_at, enrolment, 'decision' as what, outcome, rule, reason, seen, recipient as to_whom, by, id
                  from journal where account = :account and step = :step and enrolment in (select id from asked)
                union all
                select c.at, c.recorded_at, c.enrolment, 'message', c.state, null, c.words, null, t.recipient, c.by, c.id
                  from touch_change c join touch t using (enrolment, step, occurrence, slot)
                 where c.enrolment in (select id from asked) and c.step = :step
                union all
                select i.at, i.recorded_at, i.enrolment, 'input', i.type, null,
                       concat_ws('; ', i.outcome, i.reason, i.note), null, null, i.by, i.seq
                  from input i
                 where i.enrolment in (select id from asked) and i.category = 'command'
                   and coalesce(i.payload ->> 'step', :step) = :step
                   and exists (select 1 from journal j
                                where j.enrolment = i.enrolment and j.step = :step and j.account = :account)
                union all
                select k.at, k.recorded_at, k.enrolment, 'task', k.state, null,
                       concat_ws('; ', k.title, k.outcome, k.note), null, k.assignee, coalesce(k.closed_by, 'steadfast'), 0
                  from task k where k.enrolment in (select id from asked) and k.step = :step) all_of_it
             order by recorded_at, id limit :most
            """;

    private final JdbcClient jdbc;

    WhyQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Everything about a step of an account.
     *
     * @param enrolment only of this one; null for all of the account
     */
    public Why of(String account, String step, @Nullable String enrolment) {
        return new Why(
                account,
                step,
                next(account, step, enrolment),
                messages(account, step, enrolment),
                record(account, step, enrolment));
    }

    private @Nullable Instant next(String account, String step, @Nullable String enrolment) {
        return asking("""
                        select next_at from enrolment
                         where account = :account and next_step = :step and state <> 'finished' and next_at is not null
                           and (:enrolment::text is null or id = :enrolment)
                         order by next_at limit 1
                        """, account, step, enrolment)
                .query((row, number) -> Instants.read(row, "next_at"))
                .optional()
                .orElse(null);
    }

    private List<Why.Message> messages(String account, String step, @Nullable String enrolment) {
        return asking("""
                        select t.* from touch t join enrolment e on e.id = t.enrolment
                         where e.account = :account and t.step = :step and (:enrolment::text is null or e.id = :enrolment)
                         order by t.recorded_at, t.enrolment, t.occurrence, t.slot limit :most
                        """, account, step, enrolment)
                .param("most", MOST)
                .query((row, number) -> new Why.Message(
                        row.getString("enrolment"),
                        row.getInt("occurrence"),
                        row.getInt("slot"),
                        row.getString("recipient"),
                        row.getString("channel"),
                        row.getString("state"),
                        row.getString("answer"),
                        row.getString("message_id"),
                        row.getString("provider_id")))
                .list();
    }

    private List<Why.Entry> record(String account, String step, @Nullable String enrolment) {
        return asking(RECORD, account, step, enrolment)
                .param("most", MOST)
                .query(WhyQueries::entry)
                .list();
    }

    private static Why.Entry entry(ResultSet row, int number) throws SQLException {
        String seen = row.getString("seen");
        return new Why.Entry(
                Instants.read(row, "at"),
                Instants.read(row, "recorded_at"),
                row.getString("enrolment"),
                row.getString("what"),
                row.getString("outcome"),
                row.getString("rule"),
                row.getString("reason"),
                seen == null ? null : CoreJson.read(seen, new TypeReference<Map<String, String>>() {}),
                row.getString("to_whom"),
                row.getString("by"));
    }

    private StatementSpec asking(String sql, String account, String step, @Nullable String enrolment) {
        return jdbc.sql(sql).param("account", account).param("step", step).param("enrolment", enrolment);
    }
}
