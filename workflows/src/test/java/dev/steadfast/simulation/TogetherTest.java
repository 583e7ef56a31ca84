package dev.steadfast.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadfast.account.Account;
import dev.steadfast.cadence.AnAccount;
import dev.steadfast.cadence.Command;
import dev.steadfast.cadence.StepResult;
import dev.steadfast.cadence.Story;
import dev.steadfast.playbook.Playbook;
import dev.steadfast.simulation.Simulation.Admitting;
import dev.steadfast.simulation.Simulation.Beginning;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Several playbooks for one account, and the same one again: what the account would really get. */
class TogetherTest {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final List<Scripted> script = new ArrayList<>();
    private Account account = AnAccount.acme().with("plan", "free").build();
    private Beginning beginning = new Beginning.ByRule();

    private Simulated simulate(String until, String... yamls) {
        List<Playbook> playbooks = Stream.of(yamls).map(Story::playbook).toList();
        return new Simulation(
                        playbooks,
                        beginning,
                        Admitting.AGAIN,
                        SimulationTest.facts(account),
                        instant("2026-03-02T09:00"),
                        instant(until),
                        script)
                .play();
    }

    private void at(String local, String event, Map<String, Object> data) {
        script.add(new Scripted.Event(instant(local), event, data));
    }

    private Instant instant(String local) {
        return LocalDateTime.parse(local).atZone(zone()).toInstant();
    }

    private ZoneId zone() {
        return ZoneId.of(account.timeZone());
    }

    /** {@code 2026-03-02 09:00 renewal/reminder done}, of all runs by time. */
    private List<String> told(Simulated simulated) {
        record Line(Instant at, String text) {}
        return simulated.runs().stream()
                .flatMap(run -> run.steps().stream()
                        .map(step -> new Line(
                                step.at(),
                                "%s %s/%s %s"
                                        .formatted(
                                                MOMENT.format(step.at().atZone(zone())),
                                                run.playbook().name(),
                                                step.step(),
                                                step.outcome().word()))))
                .sorted(Comparator.comparing(Line::at))
                .map(Line::text)
                .toList();
    }

    private List<String> days(Simulated simulated, String step) {
        return told(simulated).stream()
                .filter(line -> line.endsWith("/" + step + " done"))
                .map(line -> line.substring(0, 10))
                .toList();
    }

    private static String outside(Simulated simulated) {
        return simulated.outside().getFirst().because();
    }

    @Nested
    class Attributes {

        @Test
        void whatAStepSetsIsKnownToLaterConditions() {
            Simulated simulated = simulate("2026-06-01T00:00", """
                    playbook: story
                    steps:
                      - { id: before, if: 'account.custom.plan == "gold"', task: Gold, assignee: csm }
                      - { id: make, set: { plan: gold, seats: "{{ account.arr }}" } }
                      - { id: after, if: 'account.custom.plan == "gold" && account.custom.seats == 12000', task: Gold, assignee: csm }
                    """);
            assertThat(told(simulated))
                    .containsExactly(
                            "2026-03-02 09:00 story/before skipped",
                            "2026-03-02 09:00 story/make done",
                            "2026-03-02 09:00 story/after done");
            assertThat(simulated.steps().get(1).reason()).isEqualTo("plan is now gold; seats is now 12000");
        }

        @Test
        void whatCannotBeWrittenIsLeftToAPerson() {
            Simulated simulated = simulate(
                    "2026-06-01T00:00",
                    "playbook: story\nsteps: [{ id: make, set: { plan: '{{ account.custom.unknown }}' } }]\n");
            assertThat(simulated.steps().getFirst().outcome()).isEqualTo(StepResult.Kind.PARKED);
            assertThat(simulated.steps().getFirst().reason()).contains("account.custom.unknown is not known");
        }

        @Test
        void aPlaybookWhoseRuleHoldsByItBeginsAtOnce() {
            Simulated simulated = simulate("2026-06-01T00:00", """
                    playbook: first
                    enrol: [{ when: account.high_value }]
                    steps: [{ id: make, day: 3, set: { plan: gold } }]
                    """, """
                    playbook: second
                    enrol: [{ when: account.custom.plan == "gold" }]
                    steps: [{ id: thank, task: Thank them, assignee: csm }]
                    """);
            assertThat(told(simulated))
                    .containsExactly("2026-03-05 09:00 first/make done", "2026-03-05 09:00 second/thank done");
        }

        @Test
        void anotherHealthTierIsAnEvent() {
            Simulated simulated = simulate("2026-06-01T00:00", """
                    playbook: first
                    enrol: [{ when: account.high_value }]
                    exit: [{ on: health.tier_changed, when: input.to == "watch", as: worse }]
                    steps:
                      - { id: make, day: 1, set: { health_tier: watch } }
                      - { id: never, day: 2, task: Never, assignee: csm }
                    """, """
                    playbook: watching
                    enrol: [{ on: health.tier_changed, when: input.to == "watch" }]
                    steps: [{ id: look, task: Look, assignee: csm }]
                    """);
            assertThat(told(simulated))
                    .containsExactly("2026-03-03 09:00 first/make done", "2026-03-03 09:00 watching/look done");
            assertThat(simulated.runs().getFirst().state().outcome()).isEqualTo("worse");
            assertThat(simulated.notes())
                    .extracting(note -> note.what() + ": " + note.effect())
                    .containsExactly("health.tier_changed: first: the playbook ends: worse; watching: enrols");
        }
    }

    @Nested
    class Again {

        private static final String CHECK = """
                playbook: check
                re-enrol: %s
                enrol: [{ when: account.high_value }]
                steps: [{ id: call, day: 2, task: Call, assignee: csm }]
                """;

        @Test
        void neverIsOnce() {
            assertThat(days(simulate("2026-06-01T00:00", CHECK.formatted("never")), "call"))
                    .containsExactly("2026-03-04");
        }

        @Test
        void alwaysIsTheNextTimeThatTheRulesAreAsked() {
            assertThat(days(simulate("2026-03-12T00:00", CHECK.formatted("always")), "call"))
                    .containsExactly("2026-03-04", "2026-03-07", "2026-03-10");
        }

        @Test
        void afterSomeTimeIsCountedFromTheEnd() {
            // the first ends on 4 March at 09:00, so that the midnight of the 14th is too early
            assertThat(days(simulate("2026-04-01T00:00", CHECK.formatted("after 10d")), "call"))
                    .containsExactly("2026-03-04", "2026-03-17", "2026-03-30");
        }

        @Test
        void perAnchorIsOnceForEachDate() {
            account = AnAccount.acme().renewingOn("2026-03-20").build();
            String renewal = """
                    playbook: renewal
                    anchor: account.renewal_date
                    re-enrol: per-anchor
                    enrol: [{ when: days_until(account.renewal_date) <= 10 }]
                    steps: [{ id: call, day: -5, task: Call, assignee: csm }]
                    """;
            Simulated simulated = simulate("2026-06-01T00:00", renewal);
            assertThat(days(simulated, "call")).containsExactly("2026-03-15");
        }

        @Test
        void whatIsSaidOfAnotherInvoiceIsNoFactOfARun() {
            at("2026-03-02T10:00", "invoice.failed", Map.of("invoice", "i1"));
            at("2026-03-02T11:00", "invoice.failed", Map.of("invoice", "i2"));
            at("2026-03-03T12:00", "invoice.paid", Map.of("invoice", "i1"));
            at("2026-03-03T13:00", "invoice.noted", Map.of());

            Simulated simulated = simulate("2026-06-01T00:00", """
                    playbook: ask
                    enrol: [{ on: invoice.failed }]
                    key: event.invoice
                    steps:
                      - { id: call, day: 2, if: '!happened("invoice.paid") && happened("invoice.noted")', task: Call, assignee: csm }
                      - { id: paid, wait-for: invoice.paid, until: 5d }
                    """);

            assertThat(told(simulated))
                    .containsExactlyInAnyOrder(
                            "2026-03-04 09:00 ask/call skipped",
                            "2026-03-04 09:00 ask/paid done",
                            "2026-03-04 09:00 ask/call done",
                            "2026-03-04 09:00 ask/paid waiting",
                            "2026-03-09 09:00 ask/paid skipped");
        }

        @Test
        void eachInvoiceHasARunOfItsOwn() {
            at("2026-03-03T10:00", "invoice.failed", Map.of("invoice", "i1"));
            at("2026-03-04T10:00", "invoice.failed", Map.of("invoice", "i2"));
            at("2026-03-05T10:00", "invoice.failed", Map.of("invoice", "i1"));
            at("2026-03-05T11:00", "invoice.paid", Map.of("invoice", "i2"));
            Simulated simulated = simulate("2026-06-01T00:00", """
                    playbook: dunning
                    key: event.invoice
                    anchor: event
                    enrol: [{ on: invoice.failed }]
                    exit: [{ on: invoice.paid, as: paid }]
                    steps: [{ id: call, day: 3, task: Call, assignee: csm }]
                    """);
            assertThat(simulated.runs())
                    .extracting(run -> run.key() + " " + run.state().outcome())
                    .containsExactly("i1 completed", "i2 paid");
            assertThat(simulated.notes().get(2).effect()).isEqualTo("does not enrol: the account is in it already");
        }
    }

    @Nested
    class Others {

        @Test
        void whatIsQuietedWaitsForTheOther() {
            Simulated simulated = simulate("2026-06-01T00:00", """
                    playbook: crisis
                    priority: 90
                    quiets: [news]
                    enrol: [{ when: account.high_value }]
                    steps: [{ id: call, day: 9, task: Call, assignee: csm }]
                    """, """
                    playbook: news
                    enrol: [{ when: account.high_value }]
                    steps: [{ id: letter, day: 1, email: nudge }]
                    """);
            assertThat(days(simulated, "letter")).containsExactly("2026-03-11");
            assertThat(simulated.steps())
                    .filteredOn(step -> step.outcome() == StepResult.Kind.DEFERRED)
                    .isNotEmpty()
                    .allSatisfy(step -> assertThat(step.reason()).startsWith("quiet while crisis runs"));
        }

        @Test
        void aContactGetsOneMessageADayFromAllOfThem() {
            String letter = """
                    playbook: %s
                    priority: %d
                    enrol: [{ when: account.high_value }]
                    steps: [{ id: %s, day: 1, email: nudge, to: [admin] }]
                    """;
            Simulated simulated = simulate(
                    "2026-06-01T00:00", letter.formatted("low", 10, "second"), letter.formatted("high", 20, "first"));
            assertThat(days(simulated, "first")).containsExactly("2026-03-03");
            assertThat(days(simulated, "second")).containsExactly("2026-03-04");
        }

        @Test
        void aHigherOneOfTheFamilySupersedesAndALowerOneIsRefused() {
            String care = """
                    playbook: %1$s
                    family: care
                    priority: %2$d
                    re-enrol: always
                    enrol: [{ on: tier.%1$s }]
                    on-exit: { superseded: [{ id: note-%1$s, slack: Handed over, to: "#cs" }] }
                    steps: [{ id: call-%1$s, day: 5, task: Call, assignee: csm }]
                    """;
            at("2026-03-03T10:00", "tier.mild", Map.of());
            at("2026-03-04T10:00", "tier.grave", Map.of());
            at("2026-03-05T10:00", "tier.mild", Map.of());
            Simulated simulated = simulate("2026-06-01T00:00", care.formatted("mild", 70), care.formatted("grave", 90));
            assertThat(told(simulated))
                    .containsExactly("2026-03-04 10:00 mild/note-mild done", "2026-03-09 09:00 grave/call-grave done");
            assertThat(simulated.runs())
                    .extracting(run -> run.playbook().name() + " " + run.state().outcome())
                    .containsExactly("mild superseded", "grave completed");
            assertThat(simulated.notes())
                    .extracting(Noted::effect)
                    .containsExactly(
                            "mild: enrols",
                            "grave: enrols",
                            "mild: the playbook ends: superseded, after its last steps",
                            "mild: does not enrol: the account is in grave, of the same family care, whose priority 90 is not below 70");
        }

        @Test
        void aStepStartsAnotherWithItsKey() {
            at("2026-03-03T10:00", "invoice.failed", Map.of("invoice", "i1"));
            Simulated simulated = simulate("2026-06-01T00:00", """
                    playbook: retry
                    key: event.invoice
                    enrol: [{ on: invoice.failed }]
                    steps: [{ id: escalate, day: 2, enrol: dunning, key: "{{ event.invoice }}" }]
                    """, """
                    playbook: dunning
                    key: event.invoice
                    steps: [{ id: call, day: 1, task: Call, assignee: csm }]
                    """);
            assertThat(told(simulated))
                    .containsExactly("2026-03-05 09:00 retry/escalate done", "2026-03-06 09:00 dunning/call done");
            assertThat(simulated.runs().getLast().key()).isEqualTo("i1");
            assertThat(simulated.runs().getLast().because()).isEqualTo("a step of retry");
        }

        @Test
        void whereTheOtherTakesNobodyTwiceTheStepIsLeftOut() {
            Simulated simulated = simulate("2026-06-01T00:00", """
                    playbook: first
                    enrol: [{ when: account.high_value }]
                    steps:
                      - { id: a, enrol: second }
                      - { id: b, day: 9, enrol: second }
                    """, """
                    playbook: second
                    steps: [{ id: call, task: Call, assignee: csm }]
                    """);
            assertThat(told(simulated))
                    .containsExactly(
                            "2026-03-02 09:00 first/a done",
                            "2026-03-02 09:00 second/call done",
                            "2026-03-11 09:00 first/b skipped");
            assertThat(simulated.steps().getLast().reason())
                    .isEqualTo(
                            "not enrolled in second: the account has been through it before, and it takes nobody twice");
        }

        @Test
        void whoStartsTheHigherOneOfItsFamilyEndsAfterThatStep() {
            Simulated simulated = simulate("2026-06-01T00:00", """
                    playbook: mild
                    family: care
                    priority: 70
                    enrol: [{ when: account.high_value }]
                    steps:
                      - { id: raise, day: 1, enrol: grave }
                      - { id: never, day: 2, task: Never, assignee: csm }
                    """, """
                    playbook: grave
                    family: care
                    priority: 90
                    steps: [{ id: call, task: Call, assignee: csm }]
                    """);
            assertThat(told(simulated))
                    .containsExactly("2026-03-03 09:00 mild/raise done", "2026-03-03 09:00 grave/call done");
            assertThat(simulated.runs().getFirst().state().outcome()).isEqualTo("superseded");
        }

        @Test
        void whoHasNoRunSaysWhy() {
            Simulated simulated = simulate("2026-04-01T00:00", """
                    playbook: byhand
                    steps: [{ id: call, task: Call, assignee: csm }]
                    """, """
                    playbook: other
                    enrol: [{ when: account.high_value }]
                    steps: [{ id: ask, task: Ask, assignee: csm }]
                    """);
            assertThat(outside(simulated))
                    .isEqualTo("it has no rule: it begins by hand, or by a step of another playbook");
        }
    }

    @Nested
    class People {

        private static final String ONE = """
                playbook: %1$s
                enrol: [{ when: account.high_value }]
                steps: [{ id: call, task: Call, assignee: csm, wait: true, until: 9d }, { id: %1$s-end, task: Go on, assignee: csm }]
                """;

        @Test
        void answerTheRunThatIsNamed() {
            Instant at = instant("2026-03-04T15:00");
            script.add(new Scripted.Request(at, new Command.CompleteTask("call", null, null, at), "second"));
            Simulated simulated = simulate("2026-06-01T00:00", ONE.formatted("first"), ONE.formatted("second"));
            assertThat(days(simulated, "first-end")).containsExactly("2026-03-11");
            assertThat(days(simulated, "second-end")).containsExactly("2026-03-04");
        }

        @Test
        void pauseEveryRunWhereNoneIsNamed() {
            Instant at = instant("2026-03-02T15:00");
            script.add(new Scripted.Request(at, new Command.Pause(at)));
            Simulated simulated = simulate("2026-06-01T00:00", ONE.formatted("first"), ONE.formatted("second"));
            assertThat(simulated.runs()).allMatch(run -> run.state().paused());
        }
    }
}
