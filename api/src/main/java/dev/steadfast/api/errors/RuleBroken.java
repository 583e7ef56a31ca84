package dev.steadfast.api.errors;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request that was understood and breaks a rule: 422. */
public final class RuleBroken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Violation> violations;

    public RuleBroken(List<Violation> violations) {
        super("The request breaks %s: %s"
                .formatted(violations.size() == 1 ? "a rule" : violations.size() + " rules", sentence(violations)));
        this.violations = List.copyOf(violations);
    }

    /** One rule at one place. */
    public RuleBroken(String path, @Nullable Object value, String rule) {
        this(List.of(new Violation(path, value, rule)));
    }

    /** Every broken rule, in the order found. */
    public List<Violation> violations() {
        return violations;
    }

    private static String sentence(List<Violation> violations) {
        var first = violations.getFirst();
        return (first.path() + " " + first.rule()).strip();
    }
}
