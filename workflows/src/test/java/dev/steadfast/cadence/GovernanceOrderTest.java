package dev.steadfast.cadence;

import static dev.steadfast.cadence.AnAccount.acme;
import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.arbitrary;
import static org.quicktheories.generators.SourceDSL.booleans;
import static org.quicktheories.generators.SourceDSL.lists;

import dev.steadfast.playbook.Playbook;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whatever is against a message, and however much of it: the first rule in the order is the reason. */
class GovernanceOrderTest {

    /** Monday noon in Berlin, and Monday night. */
    private static final Instant NOON = Instant.parse("2026-03-02T11:00:00Z");

    private static final Instant NIGHT = Instant.parse("2026-03-02T22:00:00Z");

    private static final String ADA = "ada@acme.example";

    private static final Playbook LIFECYCLE = playbook("lifecycle");
    private static final Playbook TRANSACTIONAL = playbook("transactional");

    private final Set<Rule> seen = new HashSet<>();

    @Test
    void theFirstRuleThatIsAgainstItIsTheReason() {
        qt().withExamples(1_000)
                .forAll(
                        lists().of(arbitrary().enumValues(Rule.class)).ofSizeBetween(0, 4),
                        booleans().all())
                .checkAssert((against, transactional) -> check(against, transactional));

        assertThat(seen).as("else it would prove nothing").containsExactlyInAnyOrder(Rule.values());
    }

    private void check(List<Rule> against, boolean transactional) {
        Set<Rule> rules = against.isEmpty() ? EnumSet.noneOf(Rule.class) : EnumSet.copyOf(against);
        Playbook playbook = transactional ? TRANSACTIONAL : LIFECYCLE;
        Instant now = rules.contains(Rule.HOURS) ? NIGHT : NOON;
        // without an address there is nothing that could be suppressed
        boolean nobody = rules.contains(Rule.CONTACT);
        var account = nobody ? acme().withNobody().build() : acme().build();
        Instant begun = rules.contains(Rule.EXPIRED) ? now.minus(Duration.ofDays(40)) : now;
        CadenceState state = planned(playbook, new RunInMemory(playbook, account, begun), begun);
        Facts facts = facts(new RunInMemory(playbook, account, now).facts(), rules, transactional, now);

        StepDecision decision = Decider.decide(playbook, state, facts, now);

        Rule expected = rules.stream()
                .filter(rule -> !nobody || rule.compareTo(Rule.CONTACT) >= 0)
                .filter(rule -> !transactional || !ofLifecycleOnly(rule))
                .min(Rule::compareTo)
                .orElse(null);
        assertThat(decision.rule()).as(decision.reason()).isEqualTo(expected);
        assertThat(decision instanceof StepDecision.Send).isEqualTo(expected == null);
        if (expected != null) {
            seen.add(expected);
        }
    }

    private static Playbook playbook(String purpose) {
        return Story.steps(
                "  - { id: hello, email: welcome, to: [admin], expires: 30d, purpose: %s }\n".formatted(purpose));
    }

    private static CadenceState planned(Playbook playbook, RunInMemory run, Instant begun) {
        Due due = Scheduler.schedule(playbook, run.state(), run.facts(), begun);
        return Interpreter.fold(
                playbook,
                run.state(),
                StepResult.of("hello", StepResult.Kind.PLANNED, null, begun).dueAt(due));
    }

    private static boolean ofLifecycleOnly(Rule rule) {
        return rule == Rule.ARBITER || rule == Rule.CONTACT_CAP || rule == Rule.ACCOUNT_CAP;
    }

    private static Facts facts(Facts facts, Set<Rule> rules, boolean transactional, Instant now) {
        Map<String, Contacted> contacted = new HashMap<>();
        if (rules.contains(Rule.CONTACT_CAP)) {
            contacted.put(ADA, Contacted.at(now, null));
        }
        if (rules.contains(Rule.ACCOUNT_CAP)) {
            contacted.put("others@acme.example", new Contacted(List.of(now, now, now), null));
        }
        return facts.withContacted(contacted)
                .withSendingHeld(rules.contains(Rule.HOLD))
                .withPlaybookHeld(rules.contains(Rule.PLAYBOOK_HOLD))
                .withQuietedBy(rules.contains(Rule.ARBITER) ? "critical" : null)
                .withPermissions(new Permissions(
                        rules.contains(Rule.SUPPRESSED)
                                ? List.of(new Permissions.Suppression("email", ADA, "complaint", now))
                                : List.of(),
                        rules.contains(Rule.CONSENT)
                                ? List.of(new Permissions.Agreement(
                                        "email",
                                        ADA,
                                        transactional ? "transactional" : "lifecycle",
                                        false,
                                        "reply",
                                        now))
                                : List.of(),
                        false));
    }
}
