package dev.steadfast.store.deeds;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.steadfast.store.CoreJson;
import dev.steadfast.store.Instants;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/**
 * One row for each deed in another system, claimed before the call and closed after it: at most once, or parked for
 * review. Every method needs the caller's transaction, and the enrolment's lock where it claims.
 */
@Repository
public class DeedLedger {

    /** Longer than any provider's time-outs, shorter than the activity that acts. */
    public static final Duration LONGEST_DEED = Duration.ofSeconds(60);

    private static final String ONE = " where enrolment = :enrolment and step = :step and occurrence = :occurrence";

    private final JdbcClient jdbc;

    DeedLedger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Writes the deed down and claims it; empty when it is written down already. */
    public Optional<DeedClaim> open(DeedPlan plan, String token, Instant wall) {
        int written = of(plan.key(), """
                        insert into deed (enrolment, step, occurrence, account, connector, action, details, state, token, deadline,
                                          begun_at, at)
                        values (:enrolment, :step, :occurrence, :account, :connector, :action, :details::jsonb, 'acting', :token,
                                :deadline, :wall, :at)
                        on conflict do nothing
                        """)
                .param("account", plan.account())
                .param("connector", plan.connector())
                .param("action", plan.action())
                .param("details", CoreJson.write(plan.details()))
                .param("token", token)
                .param("deadline", Instants.parameter(wall.plus(LONGEST_DEED)))
                .param("wall", Instants.parameter(wall))
                .param("at", Instants.parameter(plan.at()))
                .update();
        return written == 0
                ? Optional.empty()
                : Optional.of(new DeedClaim(plan.key(), token, plan.details(), wall, 0, 0, false));
    }

    /** The deed, as it was written down with its first claim. */
    public DeedRow find(DeedKey key) {
        return of(
                        key,
                        "select connector, details, state, token, deadline, begun_at, not_before, failures, doubts, answer from deed"
                                + ONE)
                .query((row, number) -> new DeedRow(
                        row.getString("connector"),
                        CoreJson.read(row.getString("details"), new TypeReference<Map<String, String>>() {}),
                        DeedState.of(row.getString("state")),
                        row.getString("token"),
                        Instants.read(row, "deadline"),
                        Instants.read(row, "begun_at"),
                        Instants.readOrNull(row, "not_before"),
                        row.getInt("failures"),
                        row.getInt("doubts"),
                        row.getString("answer")))
                .single();
    }

    /**
     * Claims a deed that nobody is at. One that was begun and never ended may have been done.
     *
     * @param at business time
     */
    public DeedClaim claim(DeedKey key, DeedRow row, String token, Instant at, Instant wall) {
        int doubts = row.doubts() + (row.state() == DeedState.ACTING ? 1 : 0);
        of(
                        key,
                        "update deed set token = :token, deadline = :deadline, state = 'acting', doubts = :doubts, at = :at"
                                + ONE)
                .param("token", token)
                .param("deadline", Instants.parameter(wall.plus(LONGEST_DEED)))
                .param("doubts", doubts)
                .param("at", Instants.parameter(at))
                .update();
        boolean doubtful = doubts > 0 || row.state() == DeedState.UNCERTAIN;
        return new DeedClaim(key, token, row.details(), row.begunAt(), row.failures(), doubts, doubtful);
    }

    /**
     * Closes a claim.
     *
     * @return false when another attempt has claimed the deed meanwhile: nothing was changed
     */
    public boolean close(DeedClaim claim, DeedClosing closing) {
        return of(claim.key(), """
                        update deed set state = :state, answer = :answer, external_id = coalesce(:external::text, external_id),
                               failures = failures + :failed, doubts = doubts + :doubted, not_before = :before::timestamptz
                        """ + ONE + " and token = :token")
                        .param("state", closing.state().word())
                        .param("answer", closing.answer())
                        .param("external", closing.externalId())
                        .param("failed", closing.failed() ? 1 : 0)
                        .param("doubted", closing.doubted() ? 1 : 0)
                        .param("before", closing.notBefore() == null ? null : Instants.parameter(closing.notBefore()))
                        .param("token", claim.token())
                        .update()
                == 1;
    }

    private StatementSpec of(DeedKey key, String sql) {
        return jdbc.sql(sql)
                .param("enrolment", key.enrolment())
                .param("step", key.step())
                .param("occurrence", key.occurrence());
    }
}
