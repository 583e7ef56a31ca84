package dev.steadfast.playbook;

import dev.steadfast.mapping.SignalRule;
import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads which events tell what of an account. A bad file is refused as a whole, with every problem in it. */
public final class SignalsReader {

    private static final String TYPE = "[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)*(\\.\\*)?";
    private static final List<String> FIELDS = List.of("on", "opens", "closes", "item", "label");

    private SignalsReader() {}

    /**
     * Reads the rules.
     *
     * @param file name for messages
     * @throws BadPlaybook with every problem, in file order
     */
    public static List<SignalRule> read(String file, String yaml) {
        var problems = new Problems(file);
        List<SignalRule> rules = new ArrayList<>();
        Node root = YamlFile.parse(yaml, problems, "signals:");
        if (root != null) {
            Fields fields = Fields.of(root, problems, null, "the file");
            fields.allowOnly(List.of("signals"));
            Fields signals = fields.isLegible() ? fields.fieldsOrNone("signals") : fields;
            if (signals.isLegible()) {
                signals.allowOnly(SignalRule.KINDS);
                signals.names().stream()
                        .filter(SignalRule.KINDS::contains)
                        .forEach(kind -> rules.add(rule(kind, signals.fieldsOrNone(kind))));
            }
        }
        problems.throwIfAny();
        return List.copyOf(rules);
    }

    private static SignalRule rule(String kind, Fields fields) {
        fields.allowOnly(FIELDS);
        return new SignalRule(
                kind,
                types(fields, "on"),
                types(fields, "opens"),
                types(fields, "closes"),
                fields.text("item"),
                fields.text("label"));
    }

    private static List<String> types(Fields fields, String name) {
        List<String> types = fields.wordOrWords(name);
        types.stream()
                .filter(type -> !type.matches(TYPE))
                .forEach(type -> fields.problemAt(
                        name, "\"" + type + "\" is not a type of events; write it like ticket.created or product.*"));
        return types;
    }
}
