package dev.steadfast.playbook;

import dev.steadfast.mapping.Mapping;
import dev.steadfast.mapping.Name;
import dev.steadfast.mapping.Pointer;
import dev.steadfast.mapping.Rule;
import dev.steadfast.mapping.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads a mapping of messages to events. A bad file is refused as a whole, with every problem in it. */
public final class MappingReader {

    private static final List<String> FIELDS = List.of("source", "type", "id", "at", "account", "events");
    private static final List<String> OF_RULE =
            List.of("on", "when", "needs", "to", "account", "at", "data", "introduces");

    private final Problems problems;
    private final MappingParts parts;
    private String source = "";
    private List<Name> account = List.of();
    private List<Pointer> at = List.of();

    private MappingReader(Problems problems) {
        this.problems = problems;
        this.parts = new MappingParts();
    }

    /**
     * Reads a mapping.
     *
     * @param file name for messages
     * @throws BadPlaybook with every problem, in file order
     */
    public static Mapping read(String file, String yaml) {
        var problems = new Problems(file);
        Mapping mapping = new MappingReader(problems).mapping(yaml);
        problems.throwIfAny();
        return mapping;
    }

    private Mapping mapping(String yaml) {
        Pointer nowhere = Pointer.of("/type");
        Node root = YamlFile.parse(yaml, problems, "source: SYSTEM");
        if (root == null) {
            return new Mapping("", List.of(), nowhere, List.of());
        }
        Fields fields = Fields.of(root, problems, null, "the file");
        fields.allowOnly(FIELDS);
        source = fields.required("source");
        if (!source.isEmpty() && !source.matches("[a-z][a-z0-9_-]{0,39}")) {
            fields.problemAt("source", "\"" + source + "\" is not a system; write it like stripe or our-billing");
        }
        fields.required("type");
        List<Pointer> type = parts.pointers(fields, "type");
        if (type.size() > 1) {
            fields.problemAt("type", "\"type\" is a list; one place is expected");
        }
        account = parts.names(fields, source);
        at = parts.pointers(fields, "at");
        if (fields.isLegible() && !fields.has("events")) {
            fields.problem(fields.line(), "\"events\" is missing");
        }
        List<Rule> rules = new ArrayList<>();
        for (Node node : fields.list("events")) {
            Fields rule = fields.entry(node, "an entry of \"events\"");
            if (rule.isLegible()) {
                rules.addAll(rules(rule));
            }
        }
        return new Mapping(
                source, parts.pointers(fields, "id"), type.isEmpty() ? nowhere : type.getFirst(), List.copyOf(rules));
    }

    private List<Rule> rules(Fields fields) {
        fields.allowOnly(OF_RULE);
        if (!fields.has("on")) {
            fields.problem(fields.line(), "\"on\" is missing; it says for which type of message this is");
        }
        String to = fields.required("to");
        @Nullable Pointer named = null;
        if (to.startsWith("/")) {
            named = fields.parsed("to", Pointer::of);
        } else if (!to.isEmpty() && !Rule.TYPE.matcher(to).matches()) {
            fields.problemAt(
                    "to",
                    "\"" + to + "\" is not a type of an event; write it like invoice.paid, or a place like /event");
        }
        List<Name> names = fields.has("account") ? parts.names(fields, source) : account;
        if (names.isEmpty() && !fields.has("account")) {
            fields.problem(
                    fields.line(),
                    "\"account\" is missing here and at the top; it says where a message names the customer");
        }
        List<Pointer> moment = fields.has("at") ? parts.pointers(fields, "at") : at;
        Map<Pointer, List<String>> when = parts.when(fields);
        List<Pointer> needs = parts.pointers(fields, "needs");
        boolean wholly = fields.has("data") && !fields.isMapping("data");
        @Nullable Pointer all = wholly ? fields.parsed("data", Pointer::of) : null;
        Map<String, Value> data = wholly ? Map.of() : parts.data(fields);
        boolean introduces = Boolean.TRUE.equals(fields.oneOf("introduces", MappingParts.BOOLEANS));
        List<Rule> rules = new ArrayList<>();
        for (String on : fields.wordOrWords("on")) {
            rules.add(
                    new Rule(on, when, needs, named == null ? to : null, named, names, moment, all, data, introduces));
        }
        return rules;
    }
}
