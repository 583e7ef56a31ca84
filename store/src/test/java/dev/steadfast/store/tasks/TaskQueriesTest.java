package dev.steadfast.store.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadfast.store.ReadingRows;
import dev.steadfast.store.TestDatabase;
import dev.steadfast.store.tasks.TaskQueries.Filter;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TaskQueriesTest {
    private static final TestDatabase DATABASE = TestDatabase.create();

    private final TaskQueries tasks = new TaskQueries(DATABASE.jdbc());
    private final ReadingRows rows = new ReadingRows(DATABASE.jdbc());

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void fill() {
        DATABASE.empty();
        rows.account("now", "Now", "ana@ours.example", 0);
        rows.account("ahead", "Ahead", "ana@ours.example", 24 * 3650);
        rows.task("t3", "now", null);
        rows.task("t2", "now", "2099-03-03T08:00:00Z");
        rows.task("t1", "ahead", "2099-03-03T08:00:00Z");
        rows.task("t0", "ahead", "2026-03-03T08:00:00Z");
    }

    @Test
    void listsWhatIsDueFirstAtTheTopAndWhatIsNeverDueLast() {
        assertThat(ids("pending")).containsExactly("t0", "t1", "t2", "t3");
    }

    @Test
    void snoozedTaskStandsWhereItComesBack() {
        snooze("t0", "2099-03-03T09:00:00Z");

        assertThat(ids("pending")).containsExactly("t1", "t2", "t0", "t3");
        assertThat(ids("snoozed")).containsExactly("t0");
    }

    @Test
    void snoozedTaskIsOpenAgainByTheClockOfItsAccount() {
        snooze("t1", "2030-01-01T00:00:00Z");
        snooze("t2", "2030-01-01T00:00:00Z");

        assertThat(tasks.find("t1").orElseThrow().state()).isEqualTo("open");
        assertThat(tasks.find("t2").orElseThrow().state()).isEqualTo("snoozed");
        assertThat(ids("open")).containsExactly("t0", "t1", "t3");
    }

    @Test
    void isReadOnAfterAnyTask() {
        var all = tasks.list(new Filter(null, null, null), null, 10);

        assertThat(all)
                .allSatisfy(one -> assertThat(tasks.list(new Filter(null, null, null), one.position(), 10))
                        .isEqualTo(all.subList(all.indexOf(one) + 1, all.size())));
    }

    private List<String> ids(String state) {
        return tasks.list(new Filter(null, state, null), null, 10).stream()
                .map(one -> one.task().id())
                .toList();
    }

    private static void snooze(String id, String until) {
        DATABASE.jdbc()
                .sql("update task set state = 'snoozed', snoozed_until = ?::timestamptz where id = ?")
                .params(until, id)
                .update();
    }
}
