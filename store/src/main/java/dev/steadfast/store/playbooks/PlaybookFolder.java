package dev.steadfast.store.playbooks;

import dev.steadfast.playbook.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The files of a playbooks folder, by what they are.
 *
 * @param playbooks YAML by file name
 * @param texts by file name within {@code templates/}; among them files in {@code attachments/}, in base64
 * @param team {@code team.yaml}, or null when the folder has none
 * @param attributes {@code attributes.yaml}, or null when the folder has none
 * @param strange a problem for each file that has no place in such a folder
 */
public record PlaybookFolder(
        SortedMap<String, String> playbooks,
        SortedMap<String, String> texts,
        @Nullable String team,
        @Nullable String attributes,
        List<Problem> strange) {

    public static final String TEAM = "team.yaml";
    public static final String ATTRIBUTES = "attributes.yaml";
    private static final String TEMPLATES = "templates/";

    /** Sorts files, named by their path in the folder with {@code /} between, into what they are. */
    public static PlaybookFolder of(Map<String, String> files) {
        SortedMap<String, String> playbooks = new TreeMap<>();
        SortedMap<String, String> texts = new TreeMap<>();
        List<Problem> strange = new ArrayList<>();
        new TreeMap<>(files).forEach((path, content) -> {
            if (path.matches(TEMPLATES + "([^/]+\\.md|attachments/[^/]+)")) {
                texts.put(path.substring(TEMPLATES.length()), content);
            } else if (path.matches("[^/]+\\.yaml")) {
                playbooks.put(path, content);
            } else {
                strange.add(
                        new Problem(
                                path,
                                1,
                                null,
                                "\"" + path
                                        + "\" has no place among playbooks; allowed are NAME.yaml, templates/NAME.md and templates/attachments/FILE"));
            }
        });
        return new PlaybookFolder(playbooks, texts, playbooks.remove(TEAM), playbooks.remove(ATTRIBUTES), strange);
    }

    /** The same, with what is missing taken from another folder; playbooks are not. */
    public PlaybookFolder orElse(PlaybookFolder other) {
        SortedMap<String, String> all = new TreeMap<>(other.texts);
        all.putAll(texts);
        return new PlaybookFolder(
                playbooks,
                all,
                team == null ? other.team : team,
                attributes == null ? other.attributes : attributes,
                strange);
    }
}
