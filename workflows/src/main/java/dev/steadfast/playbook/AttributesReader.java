package dev.steadfast.playbook;

import dev.steadfast.condition.AttributeType;
import dev.steadfast.condition.Attributes;
import dev.steadfast.condition.Attributes.Declared;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Reads {@code attributes.yaml}: {@code attributes: {NAME: {type: ..., description: ...}}}. A bad file is refused as a
 * whole, with every problem in it.
 */
public final class AttributesReader {

    /** What can stand after {@code account.custom.} in a condition. */
    private static final String NAME = "[A-Za-z_][A-Za-z0-9_]{0,99}";

    private AttributesReader() {}

    /**
     * Reads the declarations.
     *
     * @param file name for messages
     * @throws BadPlaybook with every problem, in file order
     */
    public static Attributes read(String file, String yaml) {
        var problems = new Problems(file);
        Map<String, Declared> declared = new TreeMap<>();
        Node root = YamlFile.parse(yaml, problems, "attributes:");
        if (root != null) {
            Fields fields = Fields.of(root, problems, null, "the file");
            fields.allowOnly(List.of("attributes"));
            Fields attributes = fields.fields("attributes");
            if (attributes != null) {
                attributes.names().forEach(name -> declare(attributes, name, declared));
            } else if (fields.isLegible()) {
                fields.problem(fields.line(), "\"attributes\" is missing");
            }
        }
        problems.throwIfAny();
        return new Attributes(declared);
    }

    private static void declare(Fields attributes, String name, Map<String, Declared> declared) {
        if (!name.matches(NAME)) {
            attributes.problemAt(
                    name, "\"" + name + "\" is not a name; allowed are letters, digits and _, no digit first");
        }
        Fields attribute = attributes.fields(name);
        if (attribute == null) {
            return;
        }
        attribute.allowOnly(List.of("type", "description"));
        attribute.required("type");
        AttributeType type =
                attribute.has("type") ? attribute.oneOf("type", Fields.vocabulary(AttributeType.class)) : null;
        String description = attribute.text("description");
        if (type != null) {
            declared.put(name, new Declared(type, description));
        }
    }
}
