package dev.steadfast.activities.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadfast.account.Account;
import dev.steadfast.cadence.CadenceState;
import dev.steadfast.cadence.Decision;
import dev.steadfast.cadence.Facts;
import dev.steadfast.cadence.Interpreter;
import dev.steadfast.playbook.Playbook;
import dev.steadfast.simulation.Simulated;
import dev.steadfast.simulation.Simulation;
import dev.steadfast.simulation.Simulation.Admitting;
import dev.steadfast.simulation.Simulation.Beginning;
import dev.steadfast.store.accounts.AccountDefaults;
import dev.steadfast.store.accounts.AccountStore;
import dev.steadfast.store.changes.Consequences;
import dev.steadfast.store.clock.BusinessClock;
import dev.steadfast.store.clock.ClockMover;
import dev.steadfast.store.enrolments.DailyScan;
import dev.steadfast.store.playbooks.PlaybookCatalog;
import dev.steadfast.store.playbooks.PublishedPlaybook;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Several playbooks for one account, in the database with the real activities and on paper: what they set, quiet,
 * supersede and start, and who comes again, is the same on the same days.
 */
class SimulationEqualsProductionTest {

    private static final String CLOCK = "default";
    private static final Duration LONG_ENOUGH = Duration.ofDays(60);

    /** What only steers is not told by production. */
    private static final Set<String> TOLD = Set.of("email", "task", "set", "enrol");

    private static final List<String> BOOK = List.of("""
            playbook: crisis
            priority: 90
            quiets: [news]
            enrol: [{ when: account.custom.plan == "free" }]
            re-enrol: never
            steps:
              - { id: call, day: 6, task: Call them, assignee: csm }
              - { id: upgrade, day: 8, set: { plan: gold, health_tier: watch } }
              - { id: check, day: 9, if: account.custom.plan == "gold", task: Check the plan, assignee: csm }
            """, """
            playbook: news
            priority: 10
            enrol: [{ when: account.status == "active" }]
            re-enrol: after 10d
            steps:
              - { id: letter, day: 1, email: text, to: [admin] }
              - { id: again, day: 3, email: text, to: [admin] }
            """, """
            playbook: welcome
            priority: 20
            enrol: [{ when: account.status == "active" }]
            steps:
              - { id: hello, day: 1, email: text, to: [admin] }
              - { id: thanks-now, day: 2, enrol: thanks }
              - { id: thanks-again, day: 20, enrol: thanks }
            """, """
            playbook: thanks
            steps: [{ id: thank, day: 2, task: Thank them, assignee: csm }]
            """, """
            playbook: watching
            family: care
            priority: 70
            enrol: [{ on: health.tier_changed, when: input.to == "watch" }]
            steps:
              - { id: look, day: 1, task: Look, assignee: csm }
              - { id: worse, day: 4, enrol: worrying }
              - { id: never, day: 9, task: Never, assignee: csm }
            """, """
            playbook: worrying
            family: care
            priority: 80
            steps: [{ id: act, day: 5, email: text, to: [admin] }]
            """);

    private static Steps steps;

    @BeforeAll
    static void start() throws IOException {
        steps = new Steps("--steadfast.test-clock=" + CLOCK);
        steps.jdbc().sql("update playbook set retired = true").update();
        for (String yaml : BOOK) {
            steps.bean(PlaybookCatalog.class)
                    .publish("book.yaml", yaml, Map.of("text.md", "---\nsubject: Hello\n---\nHello.\n"), "test");
        }
    }

    @AfterAll
    static void stop() throws IOException {
        steps.close();
    }

    @Test
    void dayForDay() {
        Account account = account();
        Instant begins = enters(account);
        advance(begins.plus(LONG_ENOUGH));

        List<String> produced = journal(account.id());
        assertThat(produced)
                .as("much happens")
                .anyMatch(line -> line.endsWith("news/letter deferred"))
                .anyMatch(line -> line.endsWith("crisis/check done"))
                .anyMatch(line -> line.endsWith("welcome/thanks-again skipped"))
                .anyMatch(line -> line.endsWith("worrying/act done"))
                .noneMatch(line -> line.contains("watching/never"));
        assertThat(told(simulate(account, begins))).containsExactlyElementsOf(produced);
    }

    private static Account account() {
        return new Account(
                "simulated",
                "Simulated",
                null,
                null,
                null,
                null,
                Steps.OWNER,
                Steps.MANAGER,
                "UTC",
                null,
                null,
                "active",
                null,
                null,
                Map.of("plan", "free"),
                List.of(Steps.admin("ada")));
    }

    /** On a Monday at 08:00, as an import would. */
    private static Instant enters(Account account) {
        steps.jdbc()
                .sql("insert into test_clock (id) values (?) on conflict do nothing")
                .param(CLOCK)
                .update();
        Instant monday = LocalDate.now(ZoneOffset.UTC)
                .with(TemporalAdjusters.next(DayOfWeek.MONDAY))
                .atTime(8, 0)
                .toInstant(ZoneOffset.UTC);
        steps.bean(ClockMover.class).moveTo(CLOCK, monday);
        AccountStore store = steps.bean(AccountStore.class);
        steps.bean(TransactionTemplate.class)
                .executeWithoutResult(transaction -> steps.bean(Consequences.class)
                        .of(store.save(store.lock(List.of(account.id())), List.of(account))));
        return monday;
    }

    /** As the clock's keeper does it, with the steps performed here. */
    private static void advance(Instant target) {
        ClockMover mover = steps.bean(ClockMover.class);
        Instant scan = midnightAfter(now());
        while (true) {
            Instant next = mover.nextDue(CLOCK).orElse(target);
            next = next.isBefore(scan) ? next : scan;
            if (!next.isBefore(target)) {
                return;
            }
            mover.moveTo(CLOCK, next.isBefore(now()) ? now() : next);
            settle();
            if (!next.isBefore(scan)) {
                steps.bean(DailyScan.class).run(CLOCK);
                settle();
                scan = midnightAfter(next);
            }
        }
    }

    private static Instant now() {
        return steps.bean(BusinessClock.class).now(CLOCK);
    }

    private static Instant midnightAfter(Instant moment) {
        return moment.truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS);
    }

    /** Performs what is due, of higher priority first, until nothing is. */
    private static void settle() {
        while (open().stream().anyMatch(SimulationEqualsProductionTest::hasActed)) {
            // another may have been begun
        }
    }

    private record Open(String enrolment, int priority) {}

    private static List<Open> open() {
        PlaybookCatalog catalog = steps.bean(PlaybookCatalog.class);
        List<Open> open = new ArrayList<>(steps.jdbc()
                .sql("select id, playbook, version from enrolment where state <> 'finished' order by recorded_at, id")
                .query((row, number) -> new Open(
                        row.getString("id"),
                        catalog.version(row.getString("playbook"), row.getInt("version"))
                                .playbook()
                                .precedence()
                                .priority()))
                .list());
        open.sort(Comparator.comparingInt(Open::priority).reversed());
        return open;
    }

    private static boolean hasActed(Open run) {
        var one = new RunOfSteps(steps, "simulated", run.enrolment());
        long newest = steps.jdbc()
                .sql("select last_seq from enrolment where id = ?")
                .param(run.enrolment())
                .query(Long.class)
                .single();
        if (newest > one.state().applied()) {
            one.settle();
        }
        CadenceState state = one.state();
        if (state.isFinished() || !(Interpreter.next(state, now()) instanceof Decision.Perform)) {
            return false;
        }
        one.perform();
        return true;
    }

    private static Simulated simulate(Account account, Instant begins) {
        List<Playbook> playbooks = steps.bean(PlaybookCatalog.class).newest().stream()
                .map(PublishedPlaybook::playbook)
                .toList();
        AccountDefaults defaults = steps.bean(AccountDefaults.class);
        return new Simulation(
                        playbooks,
                        new Beginning.ByRule(),
                        Admitting.AGAIN,
                        at -> Facts.of(defaults.facts(account, at)),
                        begins,
                        begins.plus(LONG_ENOUGH),
                        List.of())
                .play();
    }

    private static List<String> told(Simulated simulated) {
        return simulated.runs().stream()
                .flatMap(run -> run.steps().stream()
                        .filter(step -> TOLD.contains(step.kind()))
                        .map(step -> line(
                                step.at(),
                                run.playbook().name(),
                                step.step(),
                                step.outcome().word())))
                .sorted()
                .toList();
    }

    private static List<String> journal(String account) {
        return steps
                .jdbc()
                .sql("""
                        select at, playbook, step, outcome from journal
                         where account = :account and step is not null and kind in ('email', 'task', 'set', 'enrol')
                        """)
                .param("account", account)
                .query((row, number) -> line(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("playbook"),
                        row.getString("step"),
                        row.getString("outcome")))
                .list()
                .stream()
                .sorted()
                .toList();
    }

    /** Production's clock goes on for some milliseconds while it works. */
    private static String line(Instant at, String playbook, String step, String outcome) {
        return at.plusSeconds(30).truncatedTo(ChronoUnit.MINUTES) + " " + playbook + "/" + step + " " + outcome;
    }
}
