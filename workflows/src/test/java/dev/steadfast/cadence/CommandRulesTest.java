package dev.steadfast.cadence;

import static dev.steadfast.cadence.AnAccount.acme;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steadfast.playbook.Playbook;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole table of which command makes sense when; what the refusals say is told in {@link CadenceStoryTest}. */
class CommandRulesTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
    private static final Playbook PLAYBOOK = Story.playbook("""
            playbook: story
            pause: { on: contract.disputed, until: contract.dispute_closed }
            exit: [{ on: account.churned, as: churned }]
            on-exit: { churned: [{ id: bye, email: farewell }] }
            steps:
              - { id: nudge, day: 1, email: nudge }
              - { id: call, day: 2, task: Call, outcomes: { reached: [] }, until: day 4 }
              - { id: kickoff, day: 7, task: Kickoff }
            """);

    private static final Map<String, Consumer<Story>> SITUATIONS = Map.of(
            "open", story -> story.at(0, "12:00"),
            "paused", story -> story.at(0, "12:00").pause(),
            "held", story -> story.holdSending().at(1, "18:00"),
            "waiting", story -> story.at(3, "12:00"),
            "suspended", story -> story.at(0, "12:00").happens("contract.disputed"),
            "ending", story -> story.at(0, "12:00").happens("account.churned"),
            "waiting and paused", story -> story.at(3, "12:00").pause(),
            "finished", story -> story.at(0, "12:00").cancel());

    private static final Map<String, Command> COMMANDS = Map.of(
            "pause", new Command.Pause(MONDAY),
            "resume", new Command.Resume(MONDAY),
            "skip", new Command.Skip(null, MONDAY),
            "complete", new Command.CompleteTask("call", "reached", null, MONDAY),
            "cancel", new Command.Cancel(MONDAY),
            "release", new Command.Release(),
            "move-clock", new Command.MoveClock(1000),
            // what is never refused while a run is open
            "others", new Command.Replan());

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
                    situation,          sense
                    open,               pause skip cancel move-clock others
                    paused,             resume skip cancel move-clock others
                    held,               pause skip cancel release move-clock others
                    waiting,            pause skip complete cancel move-clock others
                    suspended,          pause skip cancel move-clock others
                    ending,             pause skip cancel move-clock others
                    waiting and paused, resume skip complete cancel move-clock others
                    finished,           ''
                    """)
    void saysWhatMakesSense(String situation, String sense) {
        Story story = Story.of(PLAYBOOK, acme().build(), "2026-03-02T10:00");
        SITUATIONS.get(situation).accept(story);

        assertThat(COMMANDS.entrySet().stream()
                        .filter(command -> CommandRules.refusal(PLAYBOOK, story.state(), command.getValue())
                                .isEmpty())
                        .map(Map.Entry::getKey))
                .containsExactlyInAnyOrderElementsOf(sense.isEmpty() ? List.of() : List.of(sense.split(" ")));
    }

    @ParameterizedTest
    @MethodSource("unconditional")
    void neverRefusesWhatIsAskedOfAnOpenRun(Command command) {
        for (var situation : SITUATIONS.entrySet()) {
            Story story = Story.of(PLAYBOOK, acme().build(), "2026-03-02T10:00");
            situation.getValue().accept(story);

            assertThat(CommandRules.refusal(PLAYBOOK, story.state(), command).isEmpty())
                    .as("%s while %s", command, situation.getKey())
                    .isEqualTo(!situation.getKey().equals("finished"));
        }
    }

    static Stream<Command> unconditional() {
        return Stream.of(
                new Command.Replan(),
                new Command.Snooze(null, MONDAY),
                new Command.Escalate(MONDAY),
                new Command.Supersede("other", MONDAY),
                new Command.Reschedule(MONDAY, MONDAY));
    }

    @Test
    void onlyDayZeroOfAnEnrolmentOrAnEventIsForPeopleToMove() {
        assertThat(CommandRules.fixedAnchor(PLAYBOOK)).isEmpty();
        assertThat(CommandRules.fixedAnchor(Story.playbook(
                        "playbook: story\nanchor: account.renewal_date\nsteps: [{ id: a, task: Call }]\n")))
                .hasValue("Day 0 is account.renewal_date; change it on the account");
    }
}
