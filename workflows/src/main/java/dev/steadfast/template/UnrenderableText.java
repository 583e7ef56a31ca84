package dev.steadfast.template;

/** A text could not be made for this reader; trying again with the same facts changes nothing. */
public class UnrenderableText extends RuntimeException {

    private final String template;

    public UnrenderableText(String template, String problem) {
        super(template + ": " + problem);
        this.template = template;
    }

    /** The file, such as {@code welcome.de.md}. */
    public String template() {
        return template;
    }
}
