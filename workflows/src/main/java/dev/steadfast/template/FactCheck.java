package dev.steadfast.template;

import dev.steadfast.condition.FactCatalog;
import dev.steadfast.condition.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import liquid.parser.v4.LiquidParser.IndexContext;
import liquid.parser.v4.LiquidParser.Lookup_id_indexesContext;

/** Whether a text asks for facts that exist. */
final class FactCheck {

    private static final Set<String> SENDER = Set.of("name", "product");
    private static final Set<String> SURVEY = Set.of("scale");

    /** The data of the enrolling event: whoever sends it names its fields. */
    private static final String EVENT = "event";

    private FactCheck() {}

    static Set<String> roots() {
        Set<String> roots = new TreeSet<>(FactCatalog.roots());
        roots.add("sender");
        roots.add("survey");
        roots.add(EVENT);
        return roots;
    }

    private static Set<String> names(String root) {
        return switch (root) {
            case "sender" -> SENDER;
            case "survey" -> SURVEY;
            default -> FactCatalog.names(root);
        };
    }

    /** What is wrong with this path, if anything is. */
    static Optional<String> problem(Lookup_id_indexesContext lookup) {
        String root = lookup.id().getText();
        if (!roots().contains(root)) {
            return Optional.of("there is no fact \"" + lookup.getText() + "\"; " + hint(root, roots(), ""));
        }
        List<String> parts = new ArrayList<>();
        for (IndexContext index : lookup.index()) {
            parts.add(index.Dot() != null ? index.id2().getText() : index.getText());
        }
        if (parts.isEmpty() || parts.equals(List.of("custom"))) {
            return Optional.of("\"" + lookup.getText() + "\" is a group of facts; name one of it, such as "
                    + lookup.getText() + (parts.isEmpty() ? ".name" : ".plan"));
        }
        String name = parts.getFirst();
        if (!root.equals(EVENT) && !names(root).contains(name)) {
            return Optional.of("there is no fact \"" + lookup.getText() + "\"; " + hint(name, names(root), root + "."));
        }
        if (parts.size() > 1 && !name.equals("custom") && !root.equals(EVENT)) {
            return Optional.of("\"" + root + "." + name + "\" has no parts, found \"" + lookup.getText() + "\"");
        }
        return Optional.empty();
    }

    private static String hint(String word, Collection<String> known, String before) {
        return Nearest.to(word, known)
                .map(near -> "did you mean \"" + before + near + "\"?")
                .orElse("known are " + before + String.join(", " + before, new TreeSet<>(known)));
    }
}
