package dev.steadfast.store.connectors;

import dev.steadfast.store.Ids;
import dev.steadfast.store.Instants;
import dev.steadfast.store.connectors.ConnectorView.State;
import dev.steadfast.store.connectors.ConnectorView.Trial;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is known of other systems. Moments are the database's wall clock, so that workers' clocks need not agree. */
@Repository
public class ConnectorStore {

    private static final String SELECT = """
            select name, kind, configured, place, blocked_until, blocked_until > clock_timestamp() as blocked, rate_left,
                   last_call_at, last_ok_at, last_error_at, last_error, trial, trial_by, trial_at, trial_ok, trial_found
              from connector
            """;

    private final JdbcClient jdbc;

    ConnectorStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Says that there is such a system, and whether it is set up here. */
    public void register(String name, String kind, boolean configured, @Nullable String place) {
        jdbc.sql("""
                        insert into connector (name, kind, configured, place) values (:name, :kind, :configured, :place)
                        on conflict (name) do update set kind = excluded.kind, configured = excluded.configured, place = excluded.place
                        """)
                .param("name", name)
                .param("kind", kind)
                .param("configured", configured)
                .param("place", place)
                .update();
    }

    /** A call went well. */
    public void succeeded(String name, @Nullable String rateLeft) {
        jdbc.sql("""
                        update connector set last_call_at = clock_timestamp(), last_ok_at = clock_timestamp(),
                               rate_left = coalesce(:left::text, rate_left)
                         where name = :name
                        """).param("left", rateLeft).param("name", name).update();
    }

    /** A call failed, and the fault is the system's or that of our settings. */
    public void failed(String name, String error) {
        jdbc.sql("""
                        update connector set last_call_at = clock_timestamp(), last_error_at = clock_timestamp(), last_error = :error
                         where name = :name
                        """).param("error", error).param("name", name).update();
    }

    /** All of them, by kind and name. */
    public List<ConnectorView> all() {
        return jdbc.sql(SELECT + " order by kind, name")
                .query(ConnectorStore::read)
                .list();
    }

    public Optional<ConnectorView> find(String name) {
        return jdbc.sql(SELECT + " where name = :name")
                .param("name", name)
                .query(ConnectorStore::read)
                .optional();
    }

    /**
     * Asks for a harmless call.
     *
     * @return the trial's id; empty where there is no such system, or it is not set up
     */
    public Optional<String> askTrial(String name, String by) {
        return jdbc.sql("""
                        update connector set trial = :trial, trial_by = :by, trial_at = clock_timestamp(), trial_taken = false,
                               trial_ok = null, trial_found = null
                         where name = :name and configured returning trial
                        """)
                .param("trial", Ids.random("x"))
                .param("by", by)
                .param("name", name)
                .query(String.class)
                .optional();
    }

    /** Takes trials over that nobody has taken; the names of their systems. */
    public List<String> takeTrials() {
        return jdbc.sql("""
                        update connector set trial_taken = true
                         where name in (select name from connector where trial is not null and not trial_taken for update skip locked)
                        returning name
                        """).query((row, number) -> row.getString("name")).list();
    }

    /** Says what a trial found. */
    public void answerTrial(String name, boolean ok, String found) {
        jdbc.sql("update connector set trial_ok = :ok, trial_found = :found where name = :name")
                .param("ok", ok)
                .param("found", found)
                .param("name", name)
                .update();
    }

    private static ConnectorView read(ResultSet row, int number) throws SQLException {
        boolean blocked = row.getBoolean("blocked");
        Instant ok = Instants.readOrNull(row, "last_ok_at");
        Instant error = Instants.readOrNull(row, "last_error_at");
        return new ConnectorView(
                row.getString("name"),
                row.getString("kind"),
                state(row.getBoolean("configured"), blocked, ok, error),
                row.getString("place"),
                Instants.readOrNull(row, "last_call_at"),
                ok,
                error,
                row.getString("last_error"),
                blocked ? Instants.readOrNull(row, "blocked_until") : null,
                row.getString("rate_left"),
                trial(row));
    }

    private static State state(boolean configured, boolean blocked, @Nullable Instant ok, @Nullable Instant error) {
        if (!configured) {
            return State.OFF;
        }
        if (error != null && (ok == null || ok.isBefore(error))) {
            return State.DEGRADED;
        }
        return blocked ? State.LIMITED : State.UP;
    }

    private static @Nullable Trial trial(ResultSet row) throws SQLException {
        String id = row.getString("trial");
        return id == null
                ? null
                : new Trial(
                        id,
                        row.getString("trial_by"),
                        Instants.read(row, "trial_at"),
                        row.getObject("trial_ok", Boolean.class),
                        row.getString("trial_found"));
    }
}
