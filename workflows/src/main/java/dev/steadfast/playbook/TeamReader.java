package dev.steadfast.playbook;

import static dev.steadfast.playbook.Field.optional;
import static dev.steadfast.playbook.Field.required;

import dev.steadfast.playbook.Field.Form;
import dev.steadfast.playbook.Team.Queue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads {@code team.yaml}. A bad file is refused as a whole, with every problem in it. */
public final class TeamReader {

    private static final List<String> FIELDS = List.of("queues", "managers");

    private static final List<Field> QUEUE = List.of(
            required("title", Form.TEXT, "what people call it"),
            optional("email", Form.TEXT, "who hears of new tasks"));

    /** Far from every address there is, but enough to catch a name or a slip. */
    private static final String ADDRESS = "[^@\\s]+@[^@\\s]+\\.[^@\\s]+";

    private TeamReader() {}

    /**
     * Reads a team.
     *
     * @param file name for messages
     * @throws BadPlaybook with every problem, in file order
     */
    public static Team read(String file, String yaml) {
        var problems = new Problems(file);
        Team team = team(yaml, problems);
        problems.throwIfAny();
        return team;
    }

    private static Team team(String yaml, Problems problems) {
        Node root = YamlFile.parse(yaml, problems, "queues:");
        if (root == null) {
            return new Team(Map.of(), Map.of());
        }
        Fields fields = Fields.of(root, problems, null, "the file");
        fields.allowOnly(FIELDS);
        Fields managers = fields.fields("managers");
        return new Team(queues(fields), managers == null ? Map.of() : managers(managers));
    }

    private static Map<String, Queue> queues(Fields fields) {
        Map<String, Queue> queues = new LinkedHashMap<>();
        Fields named = fields.isLegible() ? fields.fieldsOrNone("queues") : fields;
        for (String name : named.names()) {
            checkName(named, name);
            Fields queue = named.fieldsOrNone(name);
            queue.allow(QUEUE);
            queues.put(name, new Queue(queue.required("title"), queue.parsed("email", TeamReader::address)));
        }
        if (named.isLegible() && !queues.containsKey(Team.POOL)) {
            named.problem(
                    named.line(),
                    "queue \"" + Team.POOL + "\" is missing; it takes the tasks that have nobody else, so name it");
        }
        return queues;
    }

    private static void checkName(Fields named, String name) {
        if (!name.matches(StepReader.ID)) {
            named.problemAt(
                    name,
                    "\"" + name
                            + "\" is not a name; allowed are a-z, 0-9 and -, a letter first, at most 40 characters");
        } else if (Surroundings.PERSONS.contains(name)) {
            named.problemAt(name, "\"" + name + "\" is a person of the account; give the queue another name");
        }
    }

    private static Map<String, String> managers(Fields named) {
        Map<String, String> managers = new LinkedHashMap<>();
        for (String owner : named.names()) {
            String manager = named.parsed(owner, TeamReader::address);
            if (!owner.matches(ADDRESS)) {
                named.problemAt(owner, notAnAddress(owner));
            } else if (manager != null && manager.equals(normal(owner))) {
                named.problemAt(owner, "\"" + owner + "\" is given as their own manager; name somebody else");
            } else if (manager != null && managers.put(normal(owner), manager) != null) {
                named.problemAt(owner, "\"" + owner + "\" is given twice; give it once");
            }
        }
        return managers;
    }

    private static String address(String text) {
        if (!text.matches(ADDRESS)) {
            throw new IllegalArgumentException(notAnAddress(text));
        }
        return normal(text);
    }

    private static String notAnAddress(String text) {
        return "\"" + text + "\" is not an e-mail address; write it like lena@example.com";
    }

    static String normal(String address) {
        return address.strip().toLowerCase(Locale.ROOT);
    }
}
