package dev.steadfast.cadence;

import dev.steadfast.account.Account;
import dev.steadfast.condition.Condition;
import dev.steadfast.condition.Verdict;
import dev.steadfast.playbook.Playbook;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Collectors;

/** How a run begins: who enters, what day 0 is, and when the first step is due. */
public final class Enrolment {

    private Enrolment() {}

    /** Whether any of the playbook's rules holds for the account, and why or why not. */
    public static Verdict byRule(Playbook playbook, Facts facts) {
        CadenceState nobody = CadenceState.begin(Instant.EPOCH, Instant.EPOCH, 0, "");
        var known = new RunFacts(playbook, nobody, facts, null);
        var verdicts = playbook.enrol().stream()
                .map((Condition rule) -> rule.evaluate(known))
                .toList();
        return verdicts.stream()
                .filter(Verdict::holds)
                .findFirst()
                .orElseGet(() -> new Verdict(
                        false, verdicts.stream().map(Verdict::because).collect(Collectors.joining("; "))));
    }

    /**
     * A run that begins now, its first step planned.
     *
     * @param offset of the account's test clock, in milliseconds
     */
    public static CadenceState begin(Playbook playbook, Facts facts, Instant now, long offset) {
        String first = playbook.outline().first().orElseThrow().id();
        CadenceState state = CadenceState.begin(now, anchor(playbook, facts, now), offset, first);
        Due due = Scheduler.schedule(playbook, state, facts, now);
        return Interpreter.fold(
                playbook,
                state,
                StepResult.of(first, StepResult.Kind.PLANNED, null, now).dueAt(due.at(), due.late()));
    }

    /** Day 0: the date that the playbook names where it is known, else now. */
    private static Instant anchor(Playbook playbook, Facts facts, Instant now) {
        Account account = facts.customer();
        LocalDate day = switch (playbook.anchor()) {
            case ENROLMENT -> null;
            case CONTRACT_START -> account.contractStart();
            case RENEWAL_DATE -> account.renewalDate();
        };
        return day == null ? now : day.atStartOfDay(facts.account().zone()).toInstant();
    }
}
