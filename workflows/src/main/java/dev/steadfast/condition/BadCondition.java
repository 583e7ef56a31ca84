package dev.steadfast.condition;

/** A condition that does not compile: unknown fact, wrong type, or not a yes-or-no question. */
public final class BadCondition extends Exception {

    private static final long serialVersionUID = 1;

    private final int column;

    BadCondition(int column, String message) {
        super(message);
        this.column = column;
    }

    /** Where in the expression, from 1. */
    public int column() {
        return column;
    }
}
