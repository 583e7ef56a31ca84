package dev.steadfast.mapping;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the messages of one system mean.
 *
 * @param source the system: {@code stripe}
 * @param id places that together tell one message from another
 * @param type where a message says what it is
 */
public record Mapping(String source, List<Pointer> id, Pointer type, List<Rule> rules) {

    private static final int LONGEST_ID = 120;

    /** The name of an account that a message does not name: it cannot become known, and people see it. */
    public static String unnamed(String source) {
        return source + "/no account";
    }

    /** Rules of several files for the same system, those of the first before those of the others. */
    public Mapping and(Mapping more) {
        List<Rule> all = new ArrayList<>(rules);
        all.addAll(more.rules);
        return new Mapping(source, id, type, List.copyOf(all));
    }

    /**
     * The events of a message: one for each rule that matches, none for what nobody asked for.
     *
     * @param message a map, or a list of such messages
     * @param delivery what tells this delivery from others, for messages that have no id of their own
     */
    public List<Mapped> read(Object message, String delivery) {
        if (message instanceof List<?> several) {
            List<Mapped> all = new ArrayList<>();
            for (int i = 0; i < several.size(); i++) {
                Object one = several.get(i);
                if (one instanceof Map<?, ?>) {
                    all.addAll(one(one, delivery + "/" + i));
                }
            }
            return all;
        }
        return message instanceof Map<?, ?> ? one(message, delivery) : List.of();
    }

    private List<Mapped> one(Object message, String delivery) {
        Optional<String> said = type.text(message);
        if (said.isEmpty()) {
            return List.of();
        }
        String own = id.stream().flatMap(place -> place.text(message).stream()).collect(Collectors.joining("-"));
        String unique = own.isEmpty() || own.length() > LONGEST_ID ? delivery : own;
        return rules.stream()
                .filter(rule -> rule.matches(said.get(), message))
                .flatMap(rule -> rule.type(message).map(to -> event(rule, to, unique, message)).stream())
                .toList();
    }

    private Mapped event(Rule rule, String to, String unique, Object message) {
        List<String> names = rule.account().stream()
                .flatMap(name -> name.in(message).stream())
                .toList();
        Map<String, Object> data =
                new LinkedHashMap<>(rule.all() == null ? Map.of() : rule.all().fields(message));
        rule.data().forEach((field, value) -> value.in(message).ifPresent(found -> data.put(field, found)));
        Instant at = rule.at().stream()
                .flatMap(place -> place.scalar(message).stream())
                .flatMap(found -> Moments.read(found).stream())
                .findFirst()
                .orElse(null);
        return new Mapped(
                source + ":" + unique + "/" + to,
                to,
                names.isEmpty() ? List.of(unnamed(source)) : names,
                at,
                data,
                rule.introduces());
    }
}
