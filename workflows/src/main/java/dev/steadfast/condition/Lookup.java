package dev.steadfast.condition;

import dev.cel.runtime.CelVariableResolver;
import java.util.AbstractMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds facts by name for one evaluation; nothing is copied or computed that is not asked for. */
final class Lookup implements CelVariableResolver {

    private static final Set<String> ROOTS = FactCatalog.roots();
    private static final Set<String> OPEN = FactCatalog.openRoots();

    private final Known known;
    private final Attributes attributes;
    private final Evidence evidence;

    Lookup(Known known, Attributes attributes, Evidence evidence) {
        this.known = known;
        this.attributes = attributes;
        this.evidence = evidence;
    }

    @Override
    public Optional<Object> find(String name) {
        if (OPEN.contains(name)) {
            Map<String, Object> data = known.data(name);
            return Optional.of(SeenFacts.ofData(
                    name, data, evidence, data.isEmpty() && name.equals("event") ? ": no event began this run" : ""));
        }
        if (ROOTS.contains(name)) {
            return Optional.of(SeenFacts.ofRoot(name, fact -> fact(name, fact), evidence));
        }
        // the variable of a declared attribute; what CEL binds itself, as in exists(x, ...), is none of ours
        return name.startsWith(ConditionLanguage.CUSTOM)
                ? Optional.ofNullable(SeenFacts.ofRoot("account.custom", this::custom, evidence)
                        .get(name.substring(ConditionLanguage.CUSTOM.length())))
                : Optional.empty();
    }

    private @Nullable Object fact(String root, String name) {
        Object value = known.fact(root, name);
        return root.equals("account") && name.equals("custom") && value instanceof Map<?, ?> custom
                ? SeenFacts.ofData("account.custom", typed(custom), evidence, "")
                : value;
    }

    private @Nullable Object custom(String name) {
        return known.fact("account", "custom") instanceof Map<?, ?> custom ? typed(name, custom.get(name)) : null;
    }

    private Map<String, Object> typed(Map<?, ?> custom) {
        return new AbstractMap<>() {
            @Override
            public @Nullable Object get(Object name) {
                return typed(String.valueOf(name), custom.get(name));
            }

            @Override
            public Set<Entry<String, Object>> entrySet() {
                return custom.entrySet().stream()
                        .map(entry -> Map.entry(String.valueOf(entry.getKey()), (Object) entry.getValue()))
                        .collect(Collectors.toSet());
            }
        };
    }

    private @Nullable Object typed(String name, @Nullable Object value) {
        AttributeType type = attributes.type(name);
        if (value == null || type == null) {
            return value;
        }
        Object read = type.read(value, known.zone()).orElse(null);
        if (read == null) {
            String fact = ConditionLanguage.CUSTOM + name;
            evidence.unfit(fact, Phrases.name(fact) + " is " + Phrases.value(value) + ", which is no " + type.word());
        }
        return read;
    }
}
