package dev.steadfast.api.accounts;

import dev.steadfast.api.errors.RuleBroken;
import dev.steadfast.api.errors.Violation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Collects what is wrong in a body; the first 100 are enough to see that it is not what it should be. */
final class Mistakes {

    private static final int MOST = 100;
    private static final int LONGEST_VALUE = 200;

    private final List<Violation> violations = new ArrayList<>();

    void add(String path, JsonNode value, String rule) {
        add(path, value.isContainer() ? null : value.asString(), rule);
    }

    void add(String path, @Nullable String value, String rule) {
        if (violations.size() < MOST) {
            violations.add(new Violation(path, value == null ? null : shortened(value), rule));
        }
    }

    /** Something that must be there, unless something that is there was wrong. */
    void addUnlessThere(String path, String rule) {
        if (violations.stream().noneMatch(violation -> violation.path().equals(path))) {
            add(path, (String) null, rule);
        }
    }

    /** The same for something that consists of others. */
    void addUnlessUnder(String path, String rule) {
        if (violations.stream().noneMatch(violation -> violation.path().startsWith(path + "."))) {
            add(path, (String) null, rule);
        }
    }

    void unknown(String path, JsonNode value, List<String> allowed) {
        add(path, value, "is not a property that is known here; allowed: " + String.join(", ", allowed));
    }

    void throwIfAny() {
        if (!violations.isEmpty()) {
            throw new RuleBroken(violations);
        }
    }

    private static String shortened(String value) {
        return value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE) + "…";
    }
}
