package dev.steadfast.cli;

/** Text of others, fit to be printed: it may hold anything, also what moves the cursor of a terminal. */
final class Plain {

    private Plain() {}

    static String text(String value) {
        return value.replaceAll("\\p{Cntrl}", "\u00b7");
    }
}
