package dev.steadfast.cadence;

import dev.steadfast.account.Account;
import dev.steadfast.calendar.Spread;
import dev.steadfast.condition.Verdict;
import dev.steadfast.playbook.Playbook;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How a run begins: who enters, what day 0 is, and when the first step is due. */
public final class Enrolment {

    /** How a run ends whose account gets nothing, so that what the playbook earns can be measured. */
    public static final String HOLDOUT = "holdout";

    private static final int LONGEST_KEY = 200;

    private Enrolment() {}

    /** Whether any of the playbook's rules holds that ask about the account alone, and why or why not. */
    public static Verdict byRule(Playbook playbook, Facts facts) {
        CadenceState nobody = CadenceState.begin(Instant.EPOCH, Instant.EPOCH, 0, "");
        var known = new RunFacts(playbook, nobody, facts, null);
        var verdicts = playbook.admission().rules().stream()
                .filter(rule -> rule.on() == null)
                .map(rule -> Objects.requireNonNull(rule.when()).evaluate(known))
                .toList();
        return any(verdicts);
    }

    /** Whether an event that has come lets the account in, and why or why not. */
    public static Verdict byEvent(Playbook playbook, Facts facts, String event, Map<String, Object> data) {
        CadenceState nobody = CadenceState.begin(Instant.EPOCH, Instant.EPOCH, 0, "");
        var known = new RunFacts(playbook, nobody, facts, null).withInput(data);
        var verdicts = playbook.admission().rules().stream()
                .filter(rule -> event.equals(rule.on()))
                .map(rule -> rule.when() == null
                        ? new Verdict(true, event + " has come")
                        : rule.when().evaluate(known))
                .toList();
        return any(verdicts);
    }

    private static Verdict any(List<Verdict> verdicts) {
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

    /** A run that ends as it begins, so that the account gets nothing; the arguments are those of {@link #begin}. */
    public static CadenceState heldOut(
            Playbook playbook, Facts facts, Instant now, @Nullable Instant event, long offset) {
        String first = playbook.outline().first().orElseThrow().id();
        return CadenceState.begin(now, anchor(playbook, facts, event == null ? now : event), offset, first)
                .with(draft -> draft.end(HOLDOUT, null, now));
    }

    /** Day 0: the date that the playbook names where it is known, else {@code otherwise}. */
    public static Instant anchor(Playbook playbook, Facts facts, Instant otherwise) {
        LocalDate day = anchorDate(playbook, facts.customer());
        return day == null
                ? otherwise
                : day.atStartOfDay(facts.account().zone()).toInstant();
    }

    /** The date of the account that the playbook counts from; null where it counts from a moment, or none is known. */
    public static @Nullable LocalDate anchorDate(Playbook playbook, Account account) {
        return switch (playbook.anchor()) {
            case ENROLMENT, EVENT -> null;
            case CONTRACT_START -> account.contractStart();
            case RENEWAL_DATE -> account.renewalDate();
        };
    }

    /** The key of the run that an event with this data begins; empty where it has none that can be one. */
    public static Optional<String> key(Playbook playbook, Map<String, Object> data) {
        return said(playbook, data).filter(Enrolment::isKey);
    }

    /** Whether this text can tell runs of one account apart. */
    public static boolean isKey(String text) {
        return !text.isBlank() && text.length() <= LONGEST_KEY;
    }

    /** Whether an event with this data may concern the run with this key: it does not when it is about another one. */
    public static boolean concerns(Playbook playbook, @Nullable String key, Map<String, Object> data) {
        return said(playbook, data).map(other -> other.equals(key)).orElse(true);
    }

    /** What the event says in the field that tells runs apart, as text; 7 and 7.0 are the same. */
    private static Optional<String> said(Playbook playbook, Map<String, Object> data) {
        String field = playbook.admission().key();
        return field == null
                ? Optional.empty()
                : switch (data.get(field)) {
                    case String text -> Optional.of(text);
                    case Number number ->
                        Optional.of(new BigDecimal(number.toString())
                                .stripTrailingZeros()
                                .toPlainString());
                    case Boolean flag -> Optional.of(flag.toString());
                    case null, default -> Optional.empty();
                };
    }

    /** Whether {@link #byRule} would let the account in, without the words: for those who ask a whole book every day. */
    public static boolean admits(Playbook playbook, Facts facts) {
        CadenceState nobody = CadenceState.begin(Instant.EPOCH, Instant.EPOCH, 0, "");
        var known = new RunFacts(playbook, nobody, facts, null);
        return playbook.admission().rules().stream()
                .anyMatch(rule ->
                        rule.on() == null && Objects.requireNonNull(rule.when()).holds(known));
    }
}
