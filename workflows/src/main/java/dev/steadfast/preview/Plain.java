package dev.steadfast.preview;

/** Text of others, fit to be printed: it may hold anything, also what moves the cursor of a terminal. */
public final class Plain {

    private Plain() {}

    /** The same with a dot for everything that is no character to be seen. */
    public static String text(String value) {
        return value.replaceAll("\\p{Cntrl}", "\u00b7");
    }
}
