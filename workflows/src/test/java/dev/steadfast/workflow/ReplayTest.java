package dev.steadfast.workflow;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steadfast.cadence.AnAccount;
import dev.steadfast.cadence.Story;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.worker.Worker;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Histories of released versions replay for ever: a changed decision fails the build. A new release adds a folder;
 * {@code -Dhistories.write=src/test/resources/histories/vN} writes it.
 */
class ReplayTest {

    private static final String STORY = """
            playbook: story
            goal: { on: milestone.first_value, then: continue }
            steps:
              - { id: welcome, day: 0, email: welcome }
              - id: fork
                day: 1
                if: happened("milestone.setup")
                then: [{ id: check-in, email: check-in }]
                else: [{ id: nudge, email: nudge }]
              - id: call
                day: 3
                task: Call
                outcomes: { reached: [], no-answer: [{ id: reminder, email: reminder }] }
                until: day 6
              - { id: first, day: 7, wait-for: milestone.first_value, until: day 20, else: [{ id: late, email: recap }] }
              - { id: case-study, day: 14, email: case-study }
              - { id: farewell, day: 30, email: farewell }
            """;

    /** The same playbook with other hours: every moment is in the history, none is computed again. */
    private static final String OTHER_HOURS =
            STORY.replace("steps:", "send: { window: \"sat-sun 20:00-23:00\" }\nsteps:");

    /** The same playbook with a step taken out: what the counter-example needs to fail. */
    private static final String LESS = STORY.replace("  - { id: case-study, day: 14, email: case-study }\n", "");

    @Test
    void theCommittedHistoryReplays() {
        assertThatCode(() -> replay(STORY)).doesNotThrowAnyException();
    }

    @Test
    void replaysWhateverHoursAndZonesTheRuntimeKnows() {
        assertThatCode(() -> replay(OTHER_HOURS)).doesNotThrowAnyException();
    }

    @Test
    void aChangedDecisionFails() {
        assertThatThrownBy(() -> replay(LESS)).hasStackTraceContaining("NonDeterministic");
    }

    private static void replay(String yaml) throws Exception {
        try (TestWorkflowEnvironment engine = TestWorkflowEnvironment.newInstance()) {
            Worker worker = engine.newWorker(RunOnEngine.QUEUE);
            var playbook = Story.playbook(yaml);
            RunOnEngine.register(worker, hash -> playbook, 10_000);
            WorkflowReplayer.replayWorkflowExecution(WorkflowExecutionHistory.fromJson(history()), worker);
        }
    }

    private static String history() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(ReplayTest.class.getResourceAsStream("/histories/v1/story.json"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "histories.write", matches = ".+")
    void write() throws IOException {
        try (RunOnEngine run = new RunOnEngine(
                Story.playbook(STORY), AnAccount.acme().build(), Instant.parse("2026-03-02T09:00:00Z"), 10_000)) {
            Story story = new Story(run);
            story.onDay(0).expectEmail("welcome");
            story.pause();
            story.resume();
            story.at(4, "10:00").complete("call", "no-answer");
            story.at(10, "10:00").happens("milestone.first_value");
            story.onDay(31);
            run.result();
            Path folder = Path.of(System.getProperty("histories.write"));
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("story.json"), run.history().toJson(true));
        }
    }
}
