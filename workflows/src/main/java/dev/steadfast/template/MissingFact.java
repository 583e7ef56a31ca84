package dev.steadfast.template;

/** A text prints a fact that is not known; a letter with a hole in it is not made. */
public final class MissingFact extends UnrenderableText {

    private final String fact;

    public MissingFact(String template, String fact) {
        super(template, fact + " is not known, and the text prints it");
        this.fact = fact;
    }

    /** The fact, such as {@code account.custom.next_action_url}. */
    public String fact() {
        return fact;
    }
}
