package dev.steadfast.account;

/** A value that an account may not have; the message is the rule, in words that say what is allowed. */
public final class BrokenRule extends IllegalArgumentException {

    public BrokenRule(String rule) {
        super(rule);
    }

    /** The rule, such as {@code must be an ISO 4217 code such as EUR}. */
    public String rule() {
        return String.valueOf(getMessage());
    }
}
