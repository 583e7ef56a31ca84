package dev.steadfast.condition;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.Set;

/**
 * A yes-or-no question about an account and its run. A condition that cannot be decided because a fact is absent is
 * false as a whole, and the verdict names the fact; it never fails.
 */
public final class Condition {

    private final String source;
    private final Vocabulary vocabulary;
    private final CelRuntime.Program program;
    private final Mentions mentions;

    private Condition(String source, Vocabulary vocabulary, ConditionLanguage.Compiled compiled) {
        this.source = source;
        this.vocabulary = vocabulary;
        this.program = compiled.program();
        this.mentions = compiled.mentions();
    }

    /**
     * Reads a condition of a step, without declared attributes.
     *
     * @throws BadCondition with the column, what was found and what is allowed
     */
    public static Condition compile(String source) throws BadCondition {
        return compile(source, Vocabulary.STEP);
    }

    /**
     * Reads a condition.
     *
     * @param vocabulary what it may ask about
     * @throws BadCondition with the column, what was found and what is allowed
     */
    public static Condition compile(String source, Vocabulary vocabulary) throws BadCondition {
        return new Condition(source, vocabulary, vocabulary.language().compile(source, vocabulary.place()));
    }

    /** As it was written. */
    public String source() {
        return source;
    }

    /** The groups of facts it asks about: {@code account}, {@code input} ... */
    public Set<String> roots() {
        return mentions.roots();
    }

    /** The facts it asks about: {@code account.arr}, {@code account.custom.plan} ... */
    public Set<String> facts() {
        return mentions.facts();
    }

    /** Names of the functions it calls, {@code has} left out: {@code done}, {@code replied} ... */
    public Set<String> functions() {
        return mentions.functions();
    }

    /** Ids of the steps it asks about. */
    public Set<String> steps() {
        return mentions.steps();
    }

    /** Those of {@link #steps} whose message it asks about: sent, opened, clicked, replied. */
    public Set<String> touches() {
        return mentions.touches();
    }

    /** Types of the events it asks about. */
    public Set<String> events() {
        return mentions.events();
    }

    /** Facts and functions in it that exist only within a run. */
    public Set<String> ofRun() {
        return mentions.ofRun();
    }

    /** Whether the answer may change though nothing happens, because time goes by. */
    public boolean changesByItself() {
        return mentions.changesByItself();
    }

    /** The answer, and the facts that led to it. */
    public Verdict evaluate(Known known) {
        var evidence = new Evidence(known);
        try {
            Object answer =
                    program.eval(new Lookup(known, vocabulary.attributes(), evidence), new Answers(known, evidence));
            return answer instanceof Boolean holds
                    ? new Verdict(holds, Reasons.decided(source, holds, evidence))
                    // what is in account.custom may be of any type, so a question about it alone compiles
                    : new Verdict(false, Reasons.noQuestion(source, evidence));
        } catch (CelEvaluationException e) {
            return new Verdict(false, Reasons.undecided(source, e.getErrorCode(), evidence));
        }
    }

    /** The answer of {@link #evaluate} without its words, which cost more than the answer: for whom nobody reads it. */
    public boolean holds(Known known) {
        var evidence = new Evidence(known);
        try {
            Object answer =
                    program.eval(new Lookup(known, vocabulary.attributes(), evidence), new Answers(known, evidence));
            return answer instanceof Boolean holds && holds;
        } catch (CelEvaluationException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return source;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Condition condition
                && condition.source.equals(source)
                && condition.vocabulary.place() == vocabulary.place()
                && condition.vocabulary.attributes().equals(vocabulary.attributes());
    }

    @Override
    public int hashCode() {
        return source.hashCode();
    }
}
