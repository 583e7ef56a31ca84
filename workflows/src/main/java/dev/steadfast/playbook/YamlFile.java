package dev.steadfast.playbook;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** A file of YAML as nodes with their lines, whatever somebody has put into it. */
final class YamlFile {

    /** Longer files are refused before they are parsed: nobody needs more, and a hostile one must cost nothing. */
    private static final int LONGEST = 256_000;

    /** Some ten steps within each other, far more than anybody can follow. */
    private static final int DEEPEST_NESTING = 40;

    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setAllowDuplicateKeys(true)
            .setMaxAliasesForCollections(0)
            .build();

    private YamlFile() {}

    /** The root, or null and a problem; {@code beginning} is what an empty file lacks. */
    static @Nullable Node parse(String yaml, Problems problems, String beginning) {
        if (yaml.length() > LONGEST) {
            problems.add(1, null, "the file has " + yaml.length() + " characters; at most " + LONGEST + " are read");
            return null;
        }
        try {
            if (isTooDeep(yaml, problems)) {
                return null;
            }
            return new Compose(SETTINGS).composeString(yaml).orElseGet(() -> {
                problems.add(1, null, "the file is empty; it must begin with \"" + beginning + "\"");
                return null;
            });
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            problems.add(line, null, "not YAML: " + e.getProblem());
            return null;
        } catch (YamlEngineException e) {
            problems.add(1, null, "not YAML: " + e.getMessage());
            return null;
        }
    }

    /** The composer is recursive: what is nested without end would end its thread. */
    private static boolean isTooDeep(String yaml, Problems problems) {
        int depth = 0;
        for (Event event : new Parse(SETTINGS).parseString(yaml)) {
            depth += switch (event.getEventId()) {
                case SequenceStart, MappingStart -> 1;
                case SequenceEnd, MappingEnd -> -1;
                default -> 0;
            };
            if (depth > DEEPEST_NESTING) {
                problems.add(
                        event.getStartMark().map(mark -> mark.getLine() + 1).orElse(1),
                        null,
                        "lists and fields are nested " + depth + " deep; at most " + DEEPEST_NESTING + " are read");
                return true;
            }
        }
        return false;
    }
}
