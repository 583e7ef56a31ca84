package dev.steadfast.standalone.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What must be true in the end, whatever was killed: read from the database, the mailbox and the engine themselves. */
final class Reckoning {
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private final Stage stage;
    private final Crowd crowd;
    private final JdbcClient jdbc;

    Reckoning(Stage stage, Crowd crowd) {
        this.stage = stage;
        this.crowd = crowd;
        this.jdbc = stage.postgres().jdbc();
    }

    /** One message of the ledger. */
    private record Letter(String id, String state, boolean inAPersonsHands) {}

    /** A pause that was answered holds, whatever was killed since. */
    void areStillPaused(List<String> enrolments) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(jdbc.sql("select state from enrolment where id = any(:ids)")
                                .param("ids", enrolments.toArray(String[]::new))
                                .query(String.class)
                                .list())
                        .hasSize(enrolments.size())
                        .containsOnly("paused"));
    }

    /** Waits until every run has come to its end. */
    void noRunIsStuck() {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() ->
                        assertThat(jdbc.sql("""
                                        select account || ': ' || state || ' at ' || coalesce(next_step, 'none') || ', epoch '
                                               || epoch || ', started ' || started_epoch || ', ' || coalesce(dispatch_error, '')
                                          from enrolment where state <> 'finished' order by account
                                        """).query(String.class).list()).isEmpty());
        assertThat(jdbc.sql("select distinct outcome from enrolment")
                        .query(String.class)
                        .list())
                .containsExactly("completed");
        assertThat(count("select count(*) from enrolment"))
                .as("every customer has begun once")
                .isEqualTo(crowd.accounts().size());
    }

    /** Nothing of what was answered with 2xx is missing, and nothing of it waits. */
    void noEventIsLost() {
        Set<String> stored = new HashSet<>(jdbc.sql("select id from event where state = 'accepted'")
                .query(String.class)
                .list());
        assertThat(stored).containsAll(crowd.events());
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(count("select count(*) from input where outcome is null"))
                        .isZero());
        assertThat(jdbc.sql("""
                                select id from enrolment
                                 where checkpoint #>> '{steps,answer,how}' is distinct from 'DONE'
                                """).query(String.class).list())
                .as("whose answer was not heard")
                .isEmpty();
    }

    /** No run is left on the engine. */
    void noRunIsLeftBehind() {
        var stubs = WorkflowServiceStubs.newServiceStubs(WorkflowServiceStubsOptions.newBuilder()
                .setTarget(stage.temporal().address())
                .build());
        try {
            var client = WorkflowClient.newInstance(stubs);
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofSeconds(1))
                    .ignoreExceptions()
                    .until(() ->
                            client.countWorkflows("ExecutionStatus = 'Running'").getCount() == 0);
        } finally {
            stubs.shutdownNow();
        }
    }

    /**
     * Every message came exactly once, or it is parked and a person has it as a task.
     *
     * @return how many were sent and how many parked, in words
     */
    String everyMessageCameOnce() {
        // the ledger knows a message by what stands before the @; after it comes the domain of whoever sends
        Map<String, Integer> mailbox = new HashMap<>();
        stage.mail().mailbox().forEach((id, times) -> mailbox.merge(id.replaceFirst("@.*", ""), times, Integer::sum));
        assertThat(mailbox).allSatisfy((id, times) -> assertThat(times).as(id).isEqualTo(1));
        List<Letter> letters = letters();
        assertThat(letters).hasSize(crowd.accounts().size() * PublishedForChaos.LETTERS);
        Set<String> parked = new HashSet<>();
        for (Letter letter : letters) {
            boolean came = mailbox.remove(letter.id()) != null;
            if (letter.state().equals("parked")) {
                assertThat(letter.inAPersonsHands()).as("task about %s", letter).isTrue();
                parked.add(letter.id());
            } else {
                assertThat(letter.state()).as("%s", letter).isEqualTo("sent");
                assertThat(came).as("%s is in the mailbox", letter).isTrue();
            }
        }
        assertThat(mailbox).as("messages that the ledger does not know").isEmpty();
        return "%d touches, %d sent, %d parked and in a person's hands, duplicates 0"
                .formatted(letters.size(), letters.size() - parked.size(), parked.size());
    }

    private List<Letter> letters() {
        return jdbc.sql("""
                        select split_part(trim(both '<>' from t.message_id), '@', 1) as id, t.state,
                               exists (select 1 from task k
                                        where k.enrolment = t.enrolment and k.step = t.step and k.occurrence = t.occurrence
                                          and k.slot = t.slot and k.kind = 'review' and k.state = 'open') as task
                          from touch t
                        """)
                .query((row, number) -> new Letter(row.getString("id"), row.getString("state"), row.getBoolean("task")))
                .list();
    }

    private int count(String sql) {
        return jdbc.sql(sql).query(Integer.class).single();
    }
}
