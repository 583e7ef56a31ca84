package dev.steadfast.store.journal;

import dev.steadfast.store.Instants;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes what happened, for people to read. */
@Repository
public class Journal {

    private final JdbcClient jdbc;

    Journal(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Something that happened.
     *
     * @param kind a step's YAML keyword, a command's or an event's type
     * @param outcome done, skipped, deferred, held, parked or failed
     * @param recipient the address or person it went to
     * @param by who did it: a person, or {@code steadfast}
     * @param at business time
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
            Instant at) {}

    public void write(Line line) {
        jdbc.sql("""
                        insert into journal (account, enrolment, playbook, step, kind, outcome, reason, recipient, by, at)
                        values (:account, :enrolment, :playbook, :step, :kind, :outcome, :reason, :recipient, :by, :at)
                        """)
                .param("account", line.account())
                .param("enrolment", line.enrolment())
                .param("playbook", line.playbook())
                .param("step", line.step())
                .param("kind", line.kind())
                .param("outcome", line.outcome())
                .param("reason", line.reason())
                .param("recipient", line.recipient())
                .param("by", line.by())
                .param("at", Instants.parameter(line.at()))
                .update();
    }
}
