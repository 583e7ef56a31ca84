package dev.steadfast.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadfast.account.Account;
import dev.steadfast.account.AccountFacts;
import dev.steadfast.cadence.AnAccount;
import dev.steadfast.cadence.Command;
import dev.steadfast.cadence.Facts;
import dev.steadfast.cadence.StepResult;
import dev.steadfast.cadence.Story;
import dev.steadfast.playbook.Playbook;
import dev.steadfast.simulation.Simulation.Beginning;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Stories told beforehand: by date, in the customer's time. */
class SimulationTest {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm", Locale.ROOT);

    private final List<Scripted> script = new ArrayList<>();
    private Account account = AnAccount.acme().build();
    private Beginning beginning = new Beginning.ByRule();

    private SimulationTest at(String local, String event) {
        return at(local, event, Map.of());
    }

    private SimulationTest at(String local, String event, Map<String, Object> data) {
        script.add(new Scripted.Event(instant(local), event, data));
        return this;
    }

    private SimulationTest at(String local, Command command) {
        script.add(new Scripted.Request(instant(local), command));
        return this;
    }

    private Simulated simulate(String yaml, String from, String until) {
        return simulate(Story.playbook(yaml), from, until);
    }

    private Simulated simulate(Playbook playbook, String from, String until) {
        return Simulation.of(playbook, beginning, facts(account), instant(from), instant(until))
                .with(script)
                .play();
    }

    static Function<Instant, Facts> facts(Account account) {
        ZoneId zone = ZoneId.of(account.timeZone());
        return now -> Facts.of(new AccountFacts(account, zone, now, BigDecimal.valueOf(10_000)));
    }

    private Instant instant(String local) {
        return LocalDateTime.parse(local).atZone(zone()).toInstant();
    }

    private ZoneId zone() {
        return ZoneId.of(account.timeZone());
    }

    private List<String> told(Simulated simulated) {
        return simulated.steps().stream()
                .map(step -> "%s %s %s"
                        .formatted(
                                MOMENT.format(step.at().atZone(zone())),
                                step.step(),
                                step.outcome().word()))
                .toList();
    }

    private static List<String> notes(Simulated simulated) {
        return simulated.notes().stream()
                .map(note -> note.what() + ": " + note.effect() + (note.refused() ? " (refused)" : ""))
                .toList();
    }

    @Test
    void aCadenceIsToldByDateWithWhoGetsWhatAndWhy() {
        account = AnAccount.acme().withContractFrom("2026-03-02").build();

        Simulated simulated = simulate("""
                playbook: story
                anchor: account.contract_start
                steps:
                  - { id: welcome, day: 0, time: "10:00", email: welcome, to: [admin] }
                  - { id: kickoff, if: account.segment == "smb", task: Hold the kickoff, assignee: csm }
                  - { id: nudge, day: 5, email: nudge }
                  - { id: call, day: 8, task: Call them, assignee: csm }
                """, "2026-03-02T09:00", "2027-01-01T00:00");

        assertThat(told(simulated))
                .startsWith("Mon 2026-03-02 10:00 welcome done", "Mon 2026-03-02 10:00 kickoff skipped")
                .element(2)
                .as("day 5 is a Saturday, so Monday at the account's own moment")
                .asString()
                .startsWith("Mon 2026-03-09 ")
                .endsWith(" nudge done");
        assertThat(simulated.steps().getFirst().to()).isEqualTo("ada@acme.example");
        assertThat(simulated.steps().get(1).reason()).contains("account.segment is enterprise");
        assertThat(simulated.steps().getLast().to()).isEqualTo("lena.hoffmann@vendor.example");
        assertThat(simulated.outcome()).isEqualTo("completed");
    }

    @Test
    void theSameSimulationAlwaysComesToTheSame() {
        at("2026-03-03T12:00", "milestone.first_value");
        Playbook playbook = Story.playbook("""
                playbook: story
                goal: { on: milestone.first_value, then: continue }
                steps: [{ id: a, day: 0, email: welcome }, { id: b, day: 3, email: nudge }]
                """);

        assertThat(simulate(playbook, "2026-03-02T09:00", "2026-04-01T00:00"))
                .isEqualTo(simulate(playbook, "2026-03-02T09:00", "2026-04-01T00:00"));
    }

    @Test
    void nothingIsPlayedAfterTheLastMoment() {
        Simulated simulated = simulate("""
                playbook: story
                steps:
                  - { id: a, task: First, assignee: csm }
                  - { id: b, day: 3, task: Second, assignee: csm }
                """, "2026-03-02T09:00", "2026-03-04T00:00");

        assertThat(told(simulated)).containsExactly("Mon 2026-03-02 09:00 a done");
        assertThat(simulated.outcome()).isNull();
    }

    @Nested
    class Enrolling {

        private static final String RENEWAL = """
                playbook: story
                anchor: account.contract_start
                enrol: [{ when: days_since(account.contract_start) >= 10 }]
                steps: [{ id: a, day: 12, task: Do it, assignee: csm }]
                """;

        @Test
        void aRuleBeginsTheRunOnTheDayItBeginsToHold() {
            account = AnAccount.acme().withContractFrom("2026-03-02").build();

            Simulated simulated = simulate(RENEWAL, "2026-03-02T09:00", "2026-06-01T00:00");

            assertThat(simulated.begun()).isEqualTo(instant("2026-03-12T00:00"));
            assertThat(simulated.because()).contains("days_since(account.contract_start) >= 10");
            assertThat(told(simulated)).containsExactly("Sat 2026-03-14 09:00 a done");
        }

        @Test
        void aRuleThatNeverHoldsSaysWhy() {
            Simulated simulated = simulate(RENEWAL, "2026-03-02T09:00", "2026-06-01T00:00");

            assertThat(simulated.begun()).isNull();
            assertThat(simulated.because()).contains("account.contract_start is not known");
        }

        @Test
        void atOnceMeansWhateverTheRulesSay() {
            beginning = new Beginning.AtOnce();
            Simulated simulated = simulate(RENEWAL, "2026-03-02T09:00", "2026-06-01T00:00");
            assertThat(simulated.begun()).isEqualTo(instant("2026-03-02T09:00"));
        }

        @Test
        void anEventBeginsTheRunWhenItsDataFits() {
            at("2026-03-03T10:00", "invoice.payment_failed", Map.of("amount", 5));
            at("2026-03-05T11:30", "invoice.payment_failed", Map.of("amount", 50));

            Simulated simulated = simulate("""
                    playbook: story
                    anchor: event
                    enrol: [{ on: invoice.payment_failed, when: input.amount > 10 }]
                    steps:
                      - { id: big, if: event.amount >= 50, task: Call them, assignee: csm }
                      - { id: later, day: 1, task: Look again, assignee: csm }
                    """, "2026-03-02T09:00", "2026-06-01T00:00");

            assertThat(told(simulated))
                    .containsExactly("Thu 2026-03-05 11:30 big done", "Fri 2026-03-06 09:00 later done");
            assertThat(notes(simulated))
                    .hasSize(2)
                    .element(0)
                    .asString()
                    .startsWith("invoice.payment_failed: does not enrol");
        }

        @Test
        void noEventMeansNoRun() {
            Simulated simulated = simulate(
                    "playbook: story\nenrol: [{ on: a.b }]\nsteps: [{ id: a, task: Do it, assignee: csm }]\n",
                    "2026-03-02T09:00",
                    "2026-06-01T00:00");
            assertThat(simulated.begun()).isNull();
            assertThat(simulated.because()).isEqualTo("no event came that enrols");
        }

        @Test
        void whoIsHeldOutGetsNothing() {
            Simulated simulated = simulate(
                    "playbook: story\nholdout: 100%\nenrol: [{ on: a.b }]\nsteps: [{ id: a, task: Do it, assignee: csm }]\n",
                    "2026-03-02T09:00", "2026-06-01T00:00");
            assertThat(simulated.because()).startsWith("held out: 100 of 100");
        }
    }

    @Nested
    class Events {

        private static final String CADENCE = """
                playbook: story
                goal: { on: milestone.first_value, then: continue }
                exit: [{ on: account.churned, as: churned }]
                on-exit: { churned: [{ id: farewell, task: Say goodbye, assignee: csm }] }
                pause: { on: contract.disputed, until: contract.settled }
                steps:
                  - { id: a, day: 1, task: First, assignee: csm }
                  - { id: b, day: 3, if: '!happened("milestone.first_value")', task: Second, assignee: csm }
                  - { id: c, day: 9, task: Third, assignee: csm }
                """;

        @Test
        void aGoalIsCountedAndChangesWhatConditionsSee() {
            at("2026-03-04T12:00", "milestone.first_value");
            Simulated simulated = simulate(CADENCE, "2026-03-02T09:00", "2026-06-01T00:00");

            assertThat(told(simulated))
                    .containsExactly(
                            "Tue 2026-03-03 09:00 a done",
                            "Thu 2026-03-05 09:00 b skipped",
                            "Wed 2026-03-11 09:00 c done");
            assertThat(notes(simulated)).containsExactly("milestone.first_value: goal reached");
        }

        @Test
        void anExitEndsTheRunAfterItsLastSteps() {
            at("2026-03-04T12:00", "account.churned");
            Simulated simulated = simulate(CADENCE, "2026-03-02T09:00", "2026-06-01T00:00");

            assertThat(told(simulated))
                    .containsExactly("Tue 2026-03-03 09:00 a done", "Wed 2026-03-04 12:00 farewell done");
            assertThat(notes(simulated))
                    .containsExactly("account.churned: the playbook ends: churned, after its last steps");
            assertThat(simulated.outcome()).isEqualTo("churned");
        }

        @Test
        void aPauseHoldsEverythingUntilItsEnd() {
            at("2026-03-02T12:00", "contract.disputed");
            at("2026-03-12T12:00", "contract.settled");
            Simulated simulated = simulate(CADENCE, "2026-03-02T09:00", "2026-06-01T00:00");

            assertThat(told(simulated))
                    .containsExactly(
                            "Thu 2026-03-12 12:00 a done",
                            "Thu 2026-03-12 12:00 b done",
                            "Thu 2026-03-12 12:00 c done");
            assertThat(notes(simulated))
                    .containsExactly("contract.disputed: paused until contract.settled", "contract.settled: goes on");
        }

        @Test
        void whatHappenedBeforeIsKnown() {
            at("2026-02-27T12:00", "milestone.old");
            Simulated simulated = simulate("""
                    playbook: story
                    steps:
                      - { id: a, if: 'happened("milestone.old", "30d")', task: Do it, assignee: csm }
                      - { id: b, if: 'happened("milestone.old")', task: Do it, assignee: csm }
                    """, "2026-03-02T09:00", "2026-06-01T00:00");
            assertThat(told(simulated))
                    .containsExactly("Mon 2026-03-02 09:00 a done", "Mon 2026-03-02 09:00 b skipped");
            assertThat(simulated.notes()).isEmpty();
        }

        @Test
        void anEventAboutAnotherKeyIsNotThisRunsBusiness() {
            at("2026-03-02T10:00", "invoice.failed", Map.of("invoice", "i1"));
            at("2026-03-03T10:00", "invoice.paid", Map.of("invoice", "i2"));
            at("2026-03-09T10:00", "invoice.paid", Map.of("invoice", "i1"));
            Simulated simulated = simulate("""
                    playbook: story
                    key: event.invoice
                    enrol: [{ on: invoice.failed }]
                    exit: [{ on: invoice.paid, as: paid }]
                    steps:
                      - { id: a, day: 3, task: Call them, assignee: csm }
                      - { id: b, day: 9, task: Call again, assignee: csm }
                    """, "2026-03-02T09:00", "2026-06-01T00:00");
            assertThat(told(simulated)).containsExactly("Thu 2026-03-05 09:00 a done");
            assertThat(simulated.outcome()).isEqualTo("paid");
        }

        @Test
        void whoClicksIsKnownAndSoIsWhoDoesNot() {
            script.add(new Scripted.Reaction(instant("2026-03-03T10:00"), Scripted.Reaction.Kind.CLICKED, "welcome"));
            Simulated simulated = simulate("""
                    playbook: story
                    steps:
                      - { id: welcome, email: welcome }
                      - { id: a, day: 2, if: clicked("welcome"), task: Thank, assignee: csm }
                      - { id: b, if: '!replied("welcome")', task: Unknown, assignee: csm }
                    """, "2026-03-02T09:00", "2026-06-01T00:00");
            assertThat(told(simulated))
                    .containsExactly(
                            "Mon 2026-03-02 09:00 welcome done",
                            "Wed 2026-03-04 09:00 a done",
                            "Wed 2026-03-04 09:00 b skipped");
        }
    }

    @Nested
    class Answers {

        private static final String QUESTION = """
                playbook: story
                steps:
                  - id: call
                    task: Call them
                    assignee: csm
                    until: 5d
                    outcomes:
                      reached: [{ id: thank, task: Thank them, assignee: csm }]
                      no-answer: []
                    overdue: [{ id: chase, task: Do call them, assignee: manager }]
                """;

        @Test
        void anAnswerTakesItsBranch() {
            at("2026-03-04T15:00", new Command.CompleteTask("call", "reached", null, instant("2026-03-04T15:00")));
            Simulated simulated = simulate(QUESTION, "2026-03-02T09:00", "2026-06-01T00:00");

            assertThat(told(simulated))
                    .containsExactly(
                            "Mon 2026-03-02 09:00 call waiting",
                            "Wed 2026-03-04 15:00 call done",
                            "Wed 2026-03-04 15:00 thank done");
            assertThat(simulated.steps().get(1).reason()).isEqualTo("answered: reached");
        }

        @Test
        void withoutOneTheTimeRunsOut() {
            Simulated simulated = simulate(QUESTION, "2026-03-02T09:00", "2026-06-01T00:00");
            assertThat(told(simulated))
                    .containsExactly(
                            "Mon 2026-03-02 09:00 call waiting",
                            "Sat 2026-03-07 09:00 call skipped",
                            "Sat 2026-03-07 09:00 chase done");
        }

        @Test
        void anAnswerThatIsNoneIsRefused() {
            at("2026-03-04T15:00", new Command.CompleteTask("call", "maybe", null, instant("2026-03-04T15:00")));
            Simulated simulated = simulate(QUESTION, "2026-03-02T09:00", "2026-03-05T00:00");
            assertThat(notes(simulated))
                    .containsExactly(
                            "complete-task: \"maybe\" is not an outcome of the task; allowed are reached, no-answer (refused)");
        }

        @Test
        void anEventThatIsWaitedForLetsTheRunGoOn() {
            at("2026-03-04T15:00", "contract.signed");
            Simulated simulated = simulate("""
                    playbook: story
                    steps:
                      - { id: signed, wait-for: contract.signed, until: 10d }
                      - { id: next, task: Go on, assignee: csm }
                    """, "2026-03-02T09:00", "2026-06-01T00:00");
            assertThat(told(simulated))
                    .containsExactly(
                            "Mon 2026-03-02 09:00 signed waiting",
                            "Wed 2026-03-04 15:00 signed done",
                            "Wed 2026-03-04 15:00 next done");
            assertThat(simulated.steps().get(1).reason()).isEqualTo("contract.signed came");
        }

        @Test
        void peoplePauseAndResume() {
            at("2026-03-02T10:00", new Command.Pause(instant("2026-03-02T10:00")));
            at("2026-03-20T10:00", new Command.Resume(instant("2026-03-20T10:00")));
            Simulated simulated = simulate(
                    "playbook: story\nsteps: [{ id: a, day: 2, task: Do it, assignee: csm }]\n",
                    "2026-03-02T09:00",
                    "2026-06-01T00:00");
            assertThat(told(simulated)).containsExactly("Fri 2026-03-20 10:00 a done");
            assertThat(notes(simulated)).containsExactly("pause: paused until resumed", "resume: goes on");
        }

        @Test
        void aRunThatNobodyResumesStaysPaused() {
            at("2026-03-02T10:00", new Command.Pause(instant("2026-03-02T10:00")));
            Simulated simulated = simulate(
                    "playbook: story\nsteps: [{ id: a, day: 2, task: Do it, assignee: csm }]\n",
                    "2026-03-02T09:00",
                    "2026-06-01T00:00");
            assertThat(simulated.steps()).isEmpty();
            assertThat(simulated.state()).isNotNull().extracting("paused").isEqualTo(true);
        }
    }

    @Nested
    class Clocks {

        @Test
        void theSameHourBeforeAndAfterTheClockIsChanged() {
            account = AnAccount.acme().in("America/New_York").build();
            Simulated simulated = simulate("""
                    playbook: story
                    steps:
                      - { id: a, day: 6, time: "10:00", task: Before, assignee: csm }
                      - { id: b, day: 8, time: "10:00", task: After, assignee: csm }
                    """, "2026-03-01T09:00", "2026-06-01T00:00");
            assertThat(told(simulated)).containsExactly("Sat 2026-03-07 10:00 a done", "Mon 2026-03-09 10:00 b done");
            assertThat(simulated.steps().get(0).at()).isEqualTo("2026-03-07T15:00:00Z");
            assertThat(simulated.steps().get(1).at()).isEqualTo("2026-03-09T14:00:00Z");
        }

        @Test
        void anHourThatIsLeftOutComesOneHourLater() {
            Simulated simulated = simulate(
                    "playbook: story\nsteps: [{ id: a, day: 6, time: \"02:30\", task: Do it, assignee: csm }]\n",
                    "2026-03-23T09:00",
                    "2026-06-01T00:00");
            assertThat(told(simulated)).containsExactly("Sun 2026-03-29 03:30 a done");
        }

        @Test
        void anEventInAnHourThatComesTwiceCountsOnce() {
            script.add(new Scripted.Event(Instant.parse("2026-10-25T01:30:00Z"), "contract.signed", Map.of()));
            Simulated simulated = simulate(
                    "playbook: story\nsteps: [{ id: a, day: 1, wait-for: contract.signed, until: 20d }]\n",
                    "2026-10-23T09:00",
                    "2026-12-01T00:00");
            assertThat(told(simulated))
                    .containsExactly("Sat 2026-10-24 09:00 a waiting", "Sun 2026-10-25 02:30 a done");
        }
    }

    @Test
    void aForecastIsASimulationFromWhereTheRunStands() {
        String yaml = """
                playbook: story
                steps:
                  - { id: a, task: First, assignee: csm }
                  - { id: b, day: 3, email: nudge }
                  - { id: c, day: 9, email: recap }
                """;
        Simulated halfWay = simulate(yaml, "2026-03-02T09:00", "2026-03-03T00:00");
        Simulated whole = simulate(yaml, "2026-03-02T09:00", "2026-06-01T00:00");

        Underway run = Underway.of(Story.playbook(yaml), halfWay.state(), null, Map.of());
        assertThat(Forecast.simulation(List.of(run), facts(account), instant("2026-03-03T00:00"), Instant.MAX)
                        .play()
                        .steps())
                .isEqualTo(whole.steps().subList(1, 3));
    }

    @Test
    void aWholeBookIsPlayedAndItsTouchesCountedByDay() {
        List<Simulation> book = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            Account one = AnAccount.acme().called("account-" + i).build();
            book.add(Simulation.of(
                    Story.playbook("""
                            playbook: story
                            enrol: [{ when: account.arr > 1.0 }]
                            steps: [{ id: a, email: welcome }, { id: b, day: 2, email: nudge }]
                            """),
                    beginning,
                    facts(one),
                    instant("2026-03-02T09:00"),
                    instant("2026-06-01T00:00")));
        }
        List<Integer> told = Collections.synchronizedList(new ArrayList<>());

        WholeBook preview = WholeBook.play(book, told::add);

        assertThat(preview.accounts()).isEqualTo(500);
        assertThat(preview.begun()).isEqualTo(500);
        assertThat(preview.touches())
                .containsOnly(
                        Map.entry(LocalDate.parse("2026-03-02"), 500), Map.entry(LocalDate.parse("2026-03-04"), 500));
        assertThat(told).hasSize(500).contains(1, 500);
    }

    @Test
    void aRepetitionWithoutAnEndInSightEndsAtTheLastMoment() {
        Simulated simulated = simulate("""
                playbook: story
                steps:
                  - id: again
                    repeat: { every: 7d, until: day 2000, steps: [{ id: call, task: Call, assignee: csm }] }
                """, "2026-03-02T09:00", "2026-03-31T00:00");
        assertThat(simulated.steps())
                .filteredOn(step -> step.step().equals("call"))
                .hasSize(5)
                .allMatch(step -> step.outcome() == StepResult.Kind.DONE);
    }
}
