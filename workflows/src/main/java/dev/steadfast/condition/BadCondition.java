package dev.steadfast.condition;

/** A condition that does not compile: unknown fact, wrong type, or not a yes-or-no question. */
public final class BadCondition extends Exception {

    private static final long serialVersionUID = 1;

    private final int line;
    private final int column;

    BadCondition(int line, int column, String message) {
        super(message);
        this.line = line;
        this.column = column;
    }

    /** Where in the expression, from 1; more than 1 only where it spans lines. */
    public int line() {
        return line;
    }

    /** Where in that line, from 1. */
    public int column() {
        return column;
    }
}
