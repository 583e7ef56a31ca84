package dev.steadfast.template;

import java.util.List;

/** Template files that cannot be used, with every problem in all of them. */
public final class BadTemplates extends IllegalArgumentException {

    private final List<String> problems;

    BadTemplates(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    /** Each {@code FILE:LINE: what was found; what is allowed}, by file and line. */
    public List<String> problems() {
        return problems;
    }
}
