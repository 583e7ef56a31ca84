package dev.steadfast.playbook;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How steps of one kind are written.
 *
 * @param word the field that names the kind
 * @param fields its own fields, {@code word} among them, besides those that every step may have
 */
record Kind(String word, List<Field> fields, Reader reader) {

    /** Reads a step whose fields are known to be allowed; null when nothing sensible can be made of it. */
    interface Reader {
        @Nullable
        Step read(Fields fields, StepFrame frame, StepReader steps);
    }

    static Kind of(String word, Reader reader, Field... fields) {
        return new Kind(word, List.of(fields), reader);
    }

    List<String> names() {
        return fields.stream().map(Field::name).toList();
    }
}
