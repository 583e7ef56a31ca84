package dev.steadfast.condition;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Facts by name as CEL looks them up, which notes what was asked for: a verdict names the facts that decided it. */
final class SeenFacts extends AbstractMap<String, Object> {

    private final String path;
    private final Function<String, @Nullable Object> facts;
    private final Map<String, Object> listed;
    private final Evidence evidence;
    private final String whyAbsent;

    private SeenFacts(
            String path,
            Function<String, @Nullable Object> facts,
            Map<String, Object> listed,
            Evidence evidence,
            String whyAbsent) {
        this.path = path;
        this.facts = facts;
        this.listed = listed;
        this.evidence = evidence;
        this.whyAbsent = whyAbsent;
    }

    /** The facts of a root that lists them: nobody can walk through them. */
    static SeenFacts ofRoot(String root, Function<String, @Nullable Object> facts, Evidence evidence) {
        return new SeenFacts(root, facts, Map.of(), evidence, "");
    }

    /** Data of somebody else's making. */
    static SeenFacts ofData(String path, Map<String, Object> data, Evidence evidence, String whyAbsent) {
        return new SeenFacts(path, data::get, data, evidence, whyAbsent);
    }

    @Override
    public @Nullable Object get(Object name) {
        String fact = path + "." + name;
        Object value = facts.apply(String.valueOf(name));
        if (value == null) {
            evidence.missed(fact, whyAbsent);
        } else if (value instanceof Map<?, ?> nested) {
            return nested instanceof SeenFacts ? nested : ofData(fact, data(nested), evidence, whyAbsent);
        } else {
            evidence.saw(fact, value);
        }
        return value;
    }

    @SuppressWarnings("unchecked") // facts are what JSON can say: their names are texts
    private static Map<String, Object> data(Map<?, ?> nested) {
        return (Map<String, Object>) nested;
    }

    @Override
    public boolean containsKey(Object name) {
        String fact = path + "." + name;
        Object value = facts.apply(String.valueOf(name));
        if (value == null) {
            evidence.lacks(fact);
        } else if (!(value instanceof Map)) {
            evidence.saw(fact, value);
        }
        return value != null;
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        return listed.entrySet();
    }
}
