package dev.steadfast.playbook;

import dev.steadfast.condition.BadCondition;
import dev.steadfast.condition.Condition;
import dev.steadfast.condition.Nearest;
import dev.steadfast.condition.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** One YAML mapping: hands out its fields typed, and reports what has the wrong form with its line. */
final class Fields {

    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new LinkedHashMap<>();
    private final int line;
    private final Problems problems;
    private boolean legible = true;
    private @Nullable String step;

    private Fields(int line, Problems problems, @Nullable String step) {
        this.line = line;
        this.problems = problems;
        this.step = step;
    }

    /** The fields of {@code node}, or none at all (and a problem) when it is not a mapping. */
    static Fields of(Node node, Problems problems, @Nullable String step, String what) {
        var fields = new Fields(line(node), problems, step);
        if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
                if (fields.nodes.put(key, tuple.getValueNode()) != null) {
                    problems.add(line(tuple.getKeyNode()), step, "\"" + key + "\" is given twice; give it once");
                }
                fields.lines.put(key, line(tuple.getKeyNode()));
            }
        } else {
            fields.problem(fields.line, what + " is " + described(node) + "; write fields as \"name: value\"");
            fields.legible = false;
        }
        return fields;
    }

    static int line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }

    private static String described(Node node) {
        return switch (node) {
            case ScalarNode scalar -> "\"" + scalar.getValue() + "\"";
            case SequenceNode ignored -> "a list";
            default -> "a set of fields";
        };
    }

    /** Whether there is a mapping at all; its lack has been reported. */
    boolean isLegible() {
        return legible;
    }

    void inStep(String id) {
        step = id;
    }

    int line() {
        return line;
    }

    boolean has(String name) {
        return nodes.containsKey(name);
    }

    Collection<String> names() {
        return nodes.keySet();
    }

    void problem(int at, String message) {
        problems.add(at, step, message);
    }

    void problemAt(String field, String message) {
        problem(lines.getOrDefault(field, line), message);
    }

    /** Reports every field that is not allowed here, with the nearest that is. */
    void allow(List<Field> fields) {
        allowOnly(fields.stream().map(Field::name).toList());
    }

    /** Reports every name that is not allowed here, with the nearest that is. */
    void allowOnly(Collection<String> allowed) {
        for (String name : nodes.keySet()) {
            if (!allowed.contains(name)) {
                String nearest = Nearest.to(name, allowed)
                        .map(near -> "; did you mean \"" + near + "\"?")
                        .orElse("; allowed are " + String.join(", ", allowed));
                problemAt(name, "unknown field \"" + name + "\"" + nearest);
            }
        }
    }

    @Nullable
    String text(String name) {
        Node node = nodes.get(name);
        if (node == null) {
            return null;
        }
        if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return scalar.getValue().strip();
        }
        problemAt(name, "\"" + name + "\" is " + described(node) + "; a text is expected");
        return null;
    }

    String required(String name) {
        if (!has(name)) {
            if (legible) {
                problem(line, "\"" + name + "\" is missing");
            }
            return "";
        }
        String text = text(name);
        return text == null ? "" : text;
    }

    /** A value of a fixed vocabulary. */
    <T> @Nullable T oneOf(String name, Map<String, T> vocabulary) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        T value = vocabulary.get(text);
        if (value == null) {
            problemAt(
                    name,
                    "\"" + name + ": " + text + "\" is not known; allowed are "
                            + vocabulary.keySet().stream().sorted().collect(Collectors.joining(", ")));
        }
        return value;
    }

    /** A value with a form of its own; {@code parser} throws IllegalArgumentException with found and allowed. */
    <T> @Nullable T parsed(String name, Function<String, T> parser) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            problemAt(name, "\"" + name + "\": " + e.getMessage());
            return null;
        }
    }

    @Nullable
    Condition condition(String name, Vocabulary vocabulary) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        try {
            return Condition.compile(text, vocabulary);
        } catch (BadCondition e) {
            problemAt(name, "\"" + name + "\": column " + e.column() + ": " + e.getMessage());
            return null;
        }
    }

    @Nullable
    Fields fields(String name) {
        Node node = nodes.get(name);
        return node == null ? null : of(node, problems, step, "\"" + name + "\"");
    }

    /** The fields of a field, or none at all (and a problem) when it is missing or something else. */
    Fields fieldsOrNone(String name) {
        Fields fields = fields(name);
        if (fields != null) {
            return fields;
        }
        problem(line, "\"" + name + "\" is missing");
        var none = new Fields(line, problems, step);
        none.legible = false;
        return none;
    }

    /** The fields of an entry of a list in the same step. */
    Fields entry(Node node, String what) {
        return of(node, problems, step, what);
    }

    boolean isMapping(String name) {
        return nodes.get(name) instanceof MappingNode;
    }

    /** Texts by name. */
    Map<String, String> values(String name) {
        Map<String, String> values = new LinkedHashMap<>();
        Fields own = fields(name);
        if (own != null) {
            for (String key : own.names()) {
                String value = own.text(key);
                values.put(key, value == null ? "" : value);
            }
        }
        return values;
    }

    /** The entries of a list; a problem and no entries when it is something else. */
    List<Node> list(String name) {
        Node node = nodes.get(name);
        if (node == null) {
            return List.of();
        }
        if (node instanceof SequenceNode sequence) {
            return new ArrayList<>(sequence.getValue());
        }
        problemAt(name, "\"" + name + "\" is " + described(node) + "; a list is expected");
        return List.of();
    }

    /** A list of words. */
    List<String> words(String name) {
        List<String> words = new ArrayList<>();
        for (Node node : list(name)) {
            if (node instanceof ScalarNode scalar) {
                words.add(scalar.getValue());
            } else {
                problem(line(node), "\"" + name + "\" holds " + described(node) + "; words are expected");
            }
        }
        return words;
    }

    /** A word, or a list of words. */
    List<String> wordOrWords(String name) {
        if (nodes.get(name) instanceof SequenceNode) {
            return words(name);
        }
        String word = text(name);
        return word == null ? List.of() : List.of(word);
    }

    /** One set of fields, or a list of them. */
    List<Fields> oneOrMore(String name) {
        return nodes.get(name) instanceof SequenceNode
                ? list(name).stream()
                        .map(node -> entry(node, "an entry of \"" + name + "\""))
                        .toList()
                : Optional.ofNullable(fields(name)).stream().toList();
    }

    /** The vocabulary of words that mean themselves. */
    static Map<String, String> words(List<String> words) {
        return words.stream().collect(Collectors.toMap(Function.identity(), Function.identity()));
    }

    /** The vocabulary of an enum: its names in lower case with dashes. */
    static <E extends Enum<E>> Map<String, E> vocabulary(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).collect(Collectors.toMap(Fields::word, Function.identity()));
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
