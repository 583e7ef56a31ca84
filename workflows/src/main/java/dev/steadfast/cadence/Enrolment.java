package dev.steadfast.cadence;

import dev.steadfast.account.Account;
import dev.steadfast.calendar.Spread;
import dev.steadfast.condition.Verdict;
import dev.steadfast.playbook.Playbook;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How a run begins: who enters, what day 0 is, and when the first step is due. */
public final class Enrolment {

    private Enrolment() {}

    /** Whether any of the playbook's rules holds for the account, and why or why not. */
    public static Verdict byRule(Playbook playbook, Facts facts) {
        CadenceState nobody = CadenceState.begin(Instant.EPOCH, Instant.EPOCH, 0, "");
        var known = new RunFacts(playbook, nobody, facts, null);
        var verdicts = playbook.admission().rules().stream()
                .filter(rule -> rule.on() == null)
                .map(rule -> Objects.requireNonNull(rule.when()).evaluate(known))
                .toList();
        return verdicts.stream()
                .filter(Verdict::holds)
                .findFirst()
                .orElseGet(() -> new Verdict(
                        false, verdicts.stream().map(Verdict::because).collect(Collectors.joining("; "))));
    }

    /** Whether the account gets nothing, so that what the playbook earns can be measured; always the same answer. */
    public static boolean isHeldOut(Playbook playbook, String account) {
        return 100 * Spread.draw(account, playbook.name() + "/holdout").share()
                < playbook.admission().holdout();
    }

    /**
     * A run that begins now, its first step planned.
     *
     * @param event when the event happened that enrols; null when none did
     * @param offset of the account's test clock, in milliseconds
     */
    public static CadenceState begin(
            Playbook playbook, Facts facts, Instant now, @Nullable Instant event, long offset) {
        String first = playbook.outline().first().orElseThrow().id();
        CadenceState state =
                CadenceState.begin(now, anchor(playbook, facts, event == null ? now : event), offset, first);
        Due due = Scheduler.schedule(playbook, state, facts, now);
        return Interpreter.fold(
                playbook,
                state,
                StepResult.of(first, StepResult.Kind.PLANNED, null, now).dueAt(due));
    }

    /** Day 0: the date that the playbook names where it is known, else {@code otherwise}. */
    public static Instant anchor(Playbook playbook, Facts facts, Instant otherwise) {
        Account account = facts.customer();
        LocalDate day = switch (playbook.anchor()) {
            case ENROLMENT, EVENT -> null;
            case CONTRACT_START -> account.contractStart();
            case RENEWAL_DATE -> account.renewalDate();
        };
        return day == null
                ? otherwise
                : day.atStartOfDay(facts.account().zone()).toInstant();
    }
}
