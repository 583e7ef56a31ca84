package dev.steadfast.api.enrolments;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Stands in for the worker: the database itself answers every command at once, in one way. */
public final class EngineStandIn implements AutoCloseable {
    private final JdbcClient jdbc;

    private EngineStandIn(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Applies what it is asked: a pause pauses. */
    public static EngineStandIn thatApplies(JdbcClient jdbc) {
        return of(
                jdbc,
                "new.outcome := 'applied'; update enrolment set state = case new.type when 'pause' then 'paused'"
                        + " when 'resume' then 'active' when 'cancel' then 'finished' else state end where id = new.enrolment;");
    }

    /** Refuses what it is asked, although it looked sensible. */
    public static EngineStandIn thatRefuses(JdbcClient jdbc) {
        return of(jdbc, "new.outcome := 'refused'; new.reason := 'The step has just begun';");
    }

    private static EngineStandIn of(JdbcClient jdbc, String answer) {
        jdbc.sql("create or replace function answer() returns trigger language plpgsql as $$ begin " + answer
                        + " return new; end $$")
                .update();
        jdbc.sql("create trigger answer before insert on input for each row execute function answer()")
                .update();
        return new EngineStandIn(jdbc);
    }

    @Override
    public void close() {
        jdbc.sql("drop trigger answer on input").update();
    }
}
