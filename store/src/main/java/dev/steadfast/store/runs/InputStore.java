package dev.steadfast.store.runs;

import dev.steadfast.cadence.Command;
import dev.steadfast.cadence.Input;
import dev.steadfast.store.CoreJson;
import dev.steadfast.store.Instants;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Stores inputs, in order, before anybody is answered; the dispatcher delivers them. */
@Repository
public class InputStore {

    private final JdbcClient jdbc;

    InputStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Adds an input to an enrolment, with the next number. Takes the enrolment's lock.
     *
     * @param id of the input; the same id again changes nothing
     * @return false when the enrolment has this input already
     */
    public boolean add(
            String enrolment, String id, Input.Numbered input, String by, @Nullable String note, Instant at) {
        int added = jdbc.sql("""
                        with numbered as (
                            update enrolment set last_seq = last_seq + 1,
                                   dispatch_at = least(coalesce(dispatch_at, clock_timestamp()), clock_timestamp())
                             where id = :enrolment
                               and not exists (select 1 from input where enrolment = :enrolment and id = :id)
                            returning last_seq)
                        insert into input (enrolment, seq, id, category, type, payload, by, note, at)
                        select :enrolment, last_seq, :id, :category, :type, :payload::jsonb, :by, :note, :at from numbered
                        """)
                .param("enrolment", enrolment)
                .param("id", id)
                .param("category", input instanceof Command ? "command" : "event")
                .param("type", type(input))
                .param("payload", CoreJson.write(input))
                .param("by", by)
                .param("note", note)
                .param("at", Instants.parameter(at))
                .update();
        return added == 1;
    }

    /** As timelines and lists say it: {@code pause}, {@code complete-task}, or the event's own type. */
    public static String type(Input.Numbered input) {
        return input instanceof Input.Event event
                ? event.event()
                : input.getClass()
                        .getSimpleName()
                        .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                        .toLowerCase(Locale.ROOT);
    }
}
