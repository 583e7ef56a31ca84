package dev.steadfast.cadence;

import static dev.steadfast.cadence.AnAccount.acme;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steadfast.playbook.Playbook;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole table of which command makes sense when; what the refusals say is told in {@link CadenceStoryTest}. */
class CommandRulesTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
    private static final Playbook PLAYBOOK = Story.steps("""
              - { id: nudge, day: 1, email: nudge }
              - { id: call, day: 2, task: Call, outcomes: { reached: [] }, until: day 4 }
              - { id: kickoff, day: 7, task: Kickoff }
            """);

    private static final Map<String, Consumer<Story>> SITUATIONS = Map.of(
            "open", story -> story.at(0, "12:00"),
            "paused", story -> story.at(0, "12:00").pause(),
            "held", story -> story.holdSending().at(1, "18:00"),
            "waiting", story -> story.at(3, "12:00"),
            "waiting and paused", story -> story.at(3, "12:00").pause(),
            "finished", story -> story.at(0, "12:00").cancel());

    private static final Map<String, Command> COMMANDS = Map.of(
            "pause", new Command.Pause(MONDAY),
            "resume", new Command.Resume(MONDAY),
            "skip", new Command.Skip(null, MONDAY),
            "complete", new Command.CompleteTask("call", "reached", null, MONDAY),
            "cancel", new Command.Cancel(MONDAY),
            "release", new Command.Release(),
            "move-clock", new Command.MoveClock(1000));

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
                    situation,          pause, resume, skip,  complete, cancel, release, move-clock
                    open,               yes,   no,     yes,   no,       yes,    no,      yes
                    paused,             no,    yes,    yes,   no,       yes,    no,      yes
                    held,               yes,   no,     yes,   no,       yes,    yes,     yes
                    waiting,            yes,   no,     yes,   yes,      yes,    no,      yes
                    waiting and paused, no,    yes,    yes,   yes,      yes,    no,      yes
                    finished,           no,    no,     no,    no,       no,     no,      no
                    """)
    void saysWhatMakesSense(
            String situation,
            String pause,
            String resume,
            String skip,
            String complete,
            String cancel,
            String release,
            String moveClock) {
        Map<String, String> expected = Map.of(
                "pause",
                pause,
                "resume",
                resume,
                "skip",
                skip,
                "complete",
                complete,
                "cancel",
                cancel,
                "release",
                release,
                "move-clock",
                moveClock);
        Story story = Story.of(PLAYBOOK, acme().build(), "2026-03-02T10:00");
        SITUATIONS.get(situation).accept(story);

        COMMANDS.forEach((name, command) -> assertThat(
                        CommandRules.refusal(PLAYBOOK, story.state(), command).isEmpty())
                .as("%s while %s", name, situation)
                .isEqualTo(expected.get(name).equals("yes")));
    }
}
