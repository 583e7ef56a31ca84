package dev.steadfast.playbook;

import dev.steadfast.mapping.Name;
import dev.steadfast.mapping.Pointer;
import dev.steadfast.mapping.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what mappings are made of: places, names and values. */
final class MappingParts {

    static final Map<String, Boolean> BOOLEANS = Map.of("true", true, "false", false);

    private static final String FIELD = "[a-z][a-z0-9_]{0,39}";
    private static final List<String> KINDS =
            Arrays.stream(Name.Kind.values()).map(Name.Kind::word).toList();

    /** A place, or several; what is none is a problem. */
    List<Pointer> pointers(Fields fields, String name) {
        List<Pointer> pointers = new ArrayList<>();
        for (String text : fields.wordOrWords(name)) {
            pointer(fields, name, text).ifPresent(pointers::add);
        }
        return pointers;
    }

    private static Optional<Pointer> pointer(Fields fields, String name, String text) {
        try {
            return Optional.of(Pointer.of(text));
        } catch (IllegalArgumentException e) {
            fields.problemAt(name, "\"" + name + "\": " + e.getMessage());
            return Optional.empty();
        }
    }

    /** {@code account: {external: /customer}}, or a list of such names in the order in which they are tried. */
    List<Name> names(Fields fields, String source) {
        List<Name> names = new ArrayList<>();
        for (Fields entry : fields.oneOrMore("account")) {
            List<String> allowed = new ArrayList<>(KINDS);
            allowed.add("system");
            entry.allowOnly(allowed);
            List<Name.Kind> kinds = Arrays.stream(Name.Kind.values())
                    .filter(kind -> entry.has(kind.word()))
                    .toList();
            if (kinds.size() != 1 && entry.isLegible()) {
                entry.problem(
                        entry.line(),
                        "a name of an account has " + kinds.size() + " kinds; give one of " + String.join(", ", KINDS));
            }
            for (Name.Kind kind : kinds) {
                String system = entry.text("system");
                names.add(new Name(kind, pointers(entry, kind.word()), system == null ? source : system));
            }
        }
        return names;
    }

    /** {@code when: {/place: word, /other: [words]}}. */
    Map<Pointer, List<String>> when(Fields fields) {
        Map<Pointer, List<String>> when = new LinkedHashMap<>();
        Fields conditions = fields.fields("when");
        if (conditions != null) {
            for (String place : conditions.names()) {
                pointer(conditions, place, place)
                        .ifPresent(pointer -> when.put(pointer, conditions.wordOrWords(place)));
            }
        }
        return when;
    }

    /** {@code data: {field: /place}}, with values of their own form. */
    Map<String, Value> data(Fields fields) {
        Map<String, Value> data = new LinkedHashMap<>();
        Fields named = fields.fields("data");
        if (named != null) {
            for (String field : named.names()) {
                if (!field.matches(FIELD)) {
                    named.problemAt(
                            field,
                            "\"" + field + "\" is not a field; allowed are a-z, 0-9 and _, a letter first, at most 40");
                }
                Value value = named.isMapping(field) ? formed(named, field) : new Value.Place(pointers(named, field));
                if (value != null) {
                    data.put(field, value);
                }
            }
        }
        return data;
    }

    private @Nullable Value formed(Fields named, String field) {
        Fields form = named.fieldsOrNone(field);
        form.allowOnly(List.of("is", "from", "begins", "as", "else", "divide"));
        if (form.has("is")) {
            String text = form.text("is");
            return text == null ? null : new Value.Constant(text);
        }
        if (!form.has("from")) {
            form.problem(form.line(), "\"" + field + "\" has neither \"is\" nor \"from\"; give one of them");
            return null;
        }
        Value.Place from = new Value.Place(pointers(form, "from"));
        if (form.has("begins")) {
            String beginning = form.text("begins");
            return beginning == null ? null : new Value.Beginning(from, beginning);
        }
        if (form.has("divide")) {
            Integer by = form.parsed("divide", MappingParts::divisor);
            return by == null ? null : new Value.Divided(from, by);
        }
        return form.has("as") || form.has("else")
                ? new Value.Translated(from, form.values("as"), form.text("else"))
                : from;
    }

    private static int divisor(String text) {
        if (!text.matches("[1-9]\\d{0,8}")) {
            throw new IllegalArgumentException("\"" + text + "\" is not a number from 1 on");
        }
        return Integer.parseInt(text);
    }
}
