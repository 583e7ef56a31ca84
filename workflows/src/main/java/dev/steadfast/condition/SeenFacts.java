package dev.steadfast.condition;

import java.util.AbstractMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The facts of one root, which notes what was asked for: a verdict names the facts that decided it. */
final class SeenFacts extends AbstractMap<String, Object> {

    static final Object ABSENT = new Object() {
        @Override
        public String toString() {
            return "not known";
        }
    };

    private final String root;
    private final Map<String, Object> facts;
    private final Map<String, Object> seen;

    SeenFacts(String root, Map<String, Object> facts, Map<String, Object> seen) {
        this.root = root;
        this.facts = facts;
        this.seen = seen;
    }

    @Override
    public @Nullable Object get(Object name) {
        note(name);
        Object value = facts.get(name);
        return value instanceof Map<?, ?> nested ? nested(name, nested) : value;
    }

    private SeenFacts nested(Object name, Map<?, ?> nested) {
        var copy = new HashMap<String, Object>();
        nested.forEach((key, value) -> copy.put(String.valueOf(key), value));
        return new SeenFacts(root + "." + name, copy, seen);
    }

    @Override
    public boolean containsKey(Object name) {
        note(name);
        return facts.containsKey(name);
    }

    private void note(Object name) {
        Object value = facts.get(name);
        if (!(value instanceof Map)) {
            seen.put(root + "." + name, value == null ? ABSENT : value);
        }
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        return facts.entrySet();
    }
}
