package dev.steadfast.playbook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;

/**
 * The JSON Schema (2020-12) of playbook files, for editors: made of the tables by which the reader itself goes. It
 * checks the form of a file; names of texts, people and playbooks, conditions, and what steps mean to each other are
 * the reader's.
 */
public final class PlaybookSchema {

    static final String STEP = "step";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private PlaybookSchema() {}

    /** The schema as text, with a line break at its end. */
    public static String json() {
        try {
            return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(schema()) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The schema cannot be written", e);
        }
    }

    private static ObjectNode schema() {
        ObjectNode schema = JSON.objectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "Steadfast playbook");
        schema.put("description", "A customer-success playbook; docs/playbooks.md says what it means");
        schema.setAll(object(PlaybookReader.FIELDS));
        ObjectNode definitions = schema.putObject("$defs");
        ObjectNode step = definitions.putObject(STEP);
        step.put("description", "Exactly one kind: " + Kinds.words());
        var kinds = step.putArray("oneOf");
        for (Kind kind : Kinds.ALL) {
            String name = STEP + "-" + kind.word();
            kinds.addObject().put("$ref", "#/$defs/" + name);
            definitions.set(name, step(kind));
        }
        return schema;
    }

    private static ObjectNode step(Kind kind) {
        boolean block = kind.equals(Kinds.BLOCK);
        List<Field> fields = Stream.concat(
                        kind.fields().stream(), StepReader.COMMON.stream().map(field -> block ? ofBlock(field) : field))
                .toList();
        ObjectNode step = object(fields);
        // "after" and a day exclude each other
        ObjectNode rules = step.putObject("dependentSchemas");
        var either = rules.putObject("after").putObject("not").putArray("anyOf");
        either.addObject().putArray("required").add("day");
        either.addObject().putArray("required").add("time");
        if (kind.fields().stream().anyMatch(field -> field.name().equals("outcomes"))) {
            // what waits says how long
            ObjectNode waits = step.putObject("dependentRequired");
            waits.putArray("outcomes").add("until");
            waits.putArray("overdue").add("until");
        }
        return step;
    }

    private static Field ofBlock(Field field) {
        return field.name().equals("if") ? Field.required(field.name(), field.form(), field.says()) : field;
    }

    /** An object of these fields and no others. */
    static ObjectNode object(List<Field> fields) {
        ObjectNode object = JSON.objectNode();
        object.put("type", "object");
        object.put("additionalProperties", false);
        var required = object.putArray("required");
        ObjectNode properties = object.putObject("properties");
        for (Field field : fields) {
            ObjectNode form = Forms.schema(field.form());
            // beside a reference too: 2020-12 lets it stand there
            properties.set(
                    field.name(),
                    JSON.objectNode().put("description", field.says()).setAll(form));
            if (field.required()) {
                required.add(field.name());
            }
        }
        return object;
    }
}
