package dev.steadfast.template;

/** Makes one line of any text. */
final class Line {

    private Line() {}

    /** Breaks, control characters and runs of white space become one space; what turns the writing direction goes. */
    static String of(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().filter(c -> !turnsDirection(c)).forEach(c -> {
            if (isGap(c)) {
                if (line.isEmpty() || line.charAt(line.length() - 1) != ' ') {
                    line.append(' ');
                }
            } else {
                line.appendCodePoint(c);
            }
        });
        return line.toString();
    }

    private static boolean isGap(int c) {
        return Character.isWhitespace(c)
                || switch (Character.getType(c)) {
                    case Character.CONTROL, Character.SURROGATE -> true;
                    default -> false;
                };
    }

    /** Such characters make an address or a link look like another one. */
    private static boolean turnsDirection(int c) {
        return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    }
}
