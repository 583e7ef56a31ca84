package dev.steadfast.store.journal;

import dev.steadfast.store.CoreJson;
import dev.steadfast.store.Instants;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Repository;

/** Writes what happened, for people to read. */
@Repository
public class Journal {

    private static final String INSERT = """
            insert into journal (account, enrolment, playbook, step, kind, outcome, reason, recipient, by, at, rule, seen)
            values (:account, :enrolment, :playbook, :step, :kind, :outcome, :reason, :recipient, :by, :at, :rule, :seen::jsonb)
            """;

    private final NamedParameterJdbcTemplate batches;

    Journal(NamedParameterJdbcTemplate batches) {
        this.batches = batches;
    }

    /**
     * Something that happened.
     *
     * @param kind a step's YAML keyword, a command's or an event's type
     * @param outcome done, skipped, deferred, held, parked or failed
     * @param recipient the address or person it went to
     * @param by who did it: a person, or {@code steadfast}
     * @param at business time
     * @param rule that kept a message from leaving; null where none did
     * @param seen what was known when it was decided about a message; empty for anything else
     */
    public record Line(
            String account,
            @Nullable String enrolment,
            @Nullable String playbook,
            @Nullable String step,
            String kind,
            String outcome,
            @Nullable String reason,
            @Nullable String recipient,
            String by,
            Instant at,
            @Nullable String rule,
            Map<String, String> seen) {

        /** What no rule of sending has to do with. */
        public Line(
                String account,
                @Nullable String enrolment,
                @Nullable String playbook,
                @Nullable String step,
                String kind,
                String outcome,
                @Nullable String reason,
                @Nullable String recipient,
                String by,
                Instant at) {
            this(account, enrolment, playbook, step, kind, outcome, reason, recipient, by, at, null, Map.of());
        }
    }

    public void write(Line line) {
        write(List.of(line));
    }

    /** Several, in this order. */
    public void write(List<Line> lines) {
        batches.batchUpdate(INSERT, lines.stream().map(Journal::parameters).toArray(SqlParameterSource[]::new));
    }

    private static SqlParameterSource parameters(Line line) {
        return new MapSqlParameterSource()
                .addValue("account", line.account())
                .addValue("enrolment", line.enrolment())
                .addValue("playbook", line.playbook())
                .addValue("step", line.step())
                .addValue("kind", line.kind())
                .addValue("outcome", line.outcome())
                .addValue("reason", line.reason())
                .addValue("recipient", line.recipient())
                .addValue("by", line.by())
                .addValue("at", Instants.parameter(line.at()))
                .addValue("rule", line.rule())
                .addValue("seen", line.seen().isEmpty() ? null : CoreJson.write(line.seen()));
    }
}
