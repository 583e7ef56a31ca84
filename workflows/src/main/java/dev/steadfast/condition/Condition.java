package dev.steadfast.condition;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A yes-or-no question about an account and its run. A condition that cannot be decided because a fact is absent is
 * false as a whole, and the verdict names the fact; it never fails.
 */
public final class Condition {

    private final String source;
    private final CelRuntime.Program program;
    private final Mentions mentions;

    private Condition(String source, ConditionLanguage.Compiled compiled) {
        this.source = source;
        this.program = compiled.program();
        this.mentions = compiled.mentions();
    }

    /**
     * Reads a condition.
     *
     * @throws BadCondition with the column, what was found and what is allowed
     */
    public static Condition compile(String source) throws BadCondition {
        return new Condition(source, ConditionLanguage.compile(source));
    }

    /** As it was written. */
    public String source() {
        return source;
    }

    /** Ids of the steps it asks about by {@code done} or {@code outcome}. */
    public Set<String> steps() {
        return mentions.steps();
    }

    /** Facts and functions in it that exist only within a run, so that no enrolment rule may use them. */
    public Set<String> ofRun() {
        return mentions.ofRun();
    }

    public Verdict evaluate(Known known) {
        Map<String, Object> seen = new TreeMap<>();
        Map<String, Object> variables = new HashMap<>();
        for (String root : FactCatalog.roots()) {
            variables.put(root, new SeenFacts(root, known.facts().getOrDefault(root, Map.of()), seen));
        }
        try {
            Object answer = program.eval(variables, ConditionLanguage.functions(known, seen));
            // what is in account.custom may be of any type, so a question about it alone compiles
            return answer instanceof Boolean holds
                    ? new Verdict(holds, source + " is " + holds + described(seen))
                    : new Verdict(false, source + " is neither true nor false" + described(seen));
        } catch (CelEvaluationException e) {
            return new Verdict(false, source + " cannot be decided: " + missing(seen, e));
        }
    }

    private static String described(Map<String, Object> seen) {
        return seen.isEmpty() ? "" : " (" + list(seen) + ")";
    }

    private static String list(Map<String, Object> seen) {
        return seen.entrySet().stream()
                .map(fact -> fact.getKey() + " = " + fact.getValue())
                .reduce((a, b) -> a + ", " + b)
                .orElse("");
    }

    private static String missing(Map<String, Object> seen, CelEvaluationException e) {
        return seen.entrySet().stream()
                .filter(fact -> SeenFacts.ABSENT.equals(fact.getValue()))
                .map(fact -> fact.getKey() + " is not known")
                .reduce((a, b) -> a + ", " + b)
                .orElseGet(() -> String.valueOf(e.getMessage()));
    }

    @Override
    public String toString() {
        return source;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Condition condition && condition.source.equals(source);
    }

    @Override
    public int hashCode() {
        return source.hashCode();
    }
}
