package dev.steadfast.store.playbooks;

import dev.steadfast.playbook.Playbook;
import dev.steadfast.playbook.Step;
import dev.steadfast.playbook.Touch;
import dev.steadfast.template.Templates;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Which files of a templates folder belong to a playbook. */
final class TemplateFiles {

    private TemplateFiles() {}

    /** {@code NAME.md} and {@code NAME.LOCALE.md} of every template that a step names, and what is attached to them. */
    static Map<String, String> of(Playbook playbook, Map<String, String> templates) {
        Set<String> named = new HashSet<>();
        for (Step step : playbook.outline().all()) {
            if (step instanceof Touch touch) {
                named.add(touch.template());
            }
        }
        Map<String, String> own = new TreeMap<>();
        templates.forEach((file, text) -> {
            if (named.contains(file.substring(0, Math.max(0, file.indexOf('.'))))) {
                own.put(file, text);
            }
        });
        Set<String> attached = Templates.attachedTo(own.values());
        templates.forEach((file, content) -> {
            if (attached.contains(file)) {
                own.put(file, content);
            }
        });
        return own;
    }
}
