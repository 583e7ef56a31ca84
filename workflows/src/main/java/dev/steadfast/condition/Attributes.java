package dev.steadfast.condition;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of the user's own that are declared: conditions about them are type-checked. What is not declared may
 * be asked about as well, unchecked.
 *
 * @param declared by name, as in {@code account.custom.NAME}
 */
public record Attributes(Map<String, Declared> declared) {

    /** Nothing is declared. */
    public static final Attributes NONE = new Attributes(Map.of());

    /**
     * One attribute.
     *
     * @param description for people; null when none is given
     */
    public record Declared(AttributeType type, @Nullable String description) {}

    public Attributes {
        declared = Collections.unmodifiableMap(new TreeMap<>(declared));
    }

    /** The declared type, or null. */
    public @Nullable AttributeType type(String name) {
        Declared attribute = declared.get(name);
        return attribute == null ? null : attribute.type();
    }
}
