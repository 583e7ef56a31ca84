package dev.steadfast.store.versions;

import dev.steadfast.store.commands.NoSuchEnrolment;
import dev.steadfast.store.runs.Run;
import dev.steadfast.store.runs.RunStore;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads a run so that nothing about it can change until the caller's transaction ends. */
@Component
class LockedRuns {

    private final JdbcClient jdbc;
    private final RunStore runs;

    LockedRuns(JdbcClient jdbc, RunStore runs) {
        this.jdbc = jdbc;
        this.runs = runs;
    }

    /**
     * The account first, as everybody locks; the run is read after its lock is held, so that no input is missed that was
     * stored while we waited for it.
     *
     * @throws NoSuchEnrolment when there is none
     */
    Run lock(String enrolment) {
        wait("select id from account where id = (select account from enrolment where id = :id) for update", enrolment);
        wait("select id from enrolment where id = :id for update", enrolment);
        return runs.lock(enrolment).orElseThrow(() -> new NoSuchEnrolment(enrolment));
    }

    private void wait(String row, String enrolment) {
        jdbc.sql(row).param("id", enrolment).query(String.class).optional();
    }
}
