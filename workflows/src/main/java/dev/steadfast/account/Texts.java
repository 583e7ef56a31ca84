package dev.steadfast.account;

/** What any text of an account must be: storable, printable, of bounded length. */
final class Texts {

    private Texts() {}

    /** One line: no line break can reach a mail header through it. */
    static String line(String text, int most) {
        String line = text.strip();
        if (line.isEmpty()) {
            throw new BrokenRule("must not be empty");
        }
        if (line.codePoints().anyMatch(Texts::isUnfitForALine)) {
            throw new BrokenRule("must be one line without control characters");
        }
        return atMost(line, most);
    }

    /** Any number of lines. */
    static String lines(String text, int most) {
        if (text.codePoints().anyMatch(c -> isUnfitForALine(c) && c != '\n' && c != '\r' && c != '\t')) {
            throw new BrokenRule("must not have control characters");
        }
        return atMost(text, most);
    }

    private static String atMost(String text, int most) {
        if (text.length() > most) {
            throw new BrokenRule("must have at most %,d characters, has %,d".formatted(most, text.length()));
        }
        return text;
    }

    private static boolean isUnfitForALine(int c) {
        return Character.isISOControl(c)
                || switch (Character.getType(c)) {
                    case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE -> true;
                    default -> false;
                };
    }
}
