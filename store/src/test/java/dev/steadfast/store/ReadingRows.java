package dev.steadfast.store;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows as the writing side leaves them, for tests of the reading side. */
public final class ReadingRows {
    private final JdbcClient jdbc;

    public ReadingRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An account, on a test clock that is so far ahead where one is named. */
    public void account(String id, String name, String owner, long hoursAhead) {
        jdbc.sql("insert into test_clock (id, offset_ms) values (?, ?) on conflict do nothing")
                .params("clock-" + hoursAhead, hoursAhead * 3_600_000)
                .update();
        jdbc.sql("insert into account (id, name, owner_email, segment, clock) values (?, ?, ?, 'smb', ?)")
                .params(id, name, owner, hoursAhead == 0 ? null : "clock-" + hoursAhead)
                .update();
    }

    /** An enrolment of the account in a playbook. */
    public void enrolment(String id, String account, String playbook, String state) {
        jdbc.sql("insert into playbook_version (name, version, hash, source, published_by) values (?, 1, ?, '', 'test')"
                        + " on conflict do nothing")
                .params(playbook, playbook)
                .update();
        jdbc.sql(
                        "insert into enrolment (id, account, playbook, version, workflow_id, anchor, enrolled_at, state, outcome,"
                                + " next_step, next_kind, next_at, checkpoint) values (?, ?, ?, 1, ?, '2026-03-02T08:00:00Z',"
                                + " '2026-03-02T08:00:00Z', ?, ?, ?, ?, ?::timestamptz, '{}')")
                .params(
                        id,
                        account,
                        playbook,
                        playbook + "/" + account,
                        state,
                        state.equals("finished") ? "completed" : null,
                        state.equals("finished") ? null : "welcome",
                        state.equals("finished") ? null : "email",
                        state.equals("finished") ? null : "2026-03-03T08:00:00Z")
                .update();
    }

    /** An open task, due at an instant. */
    public void task(String id, String account, String due) {
        jdbc.sql("insert into task (id, account, title, assignee, due, state, at)"
                        + " values (?, ?, 'Call', 'ana@ours.example', ?::timestamptz, 'open', '2026-03-02T08:00:00Z')")
                .params(id, account, due)
                .update();
    }
}
