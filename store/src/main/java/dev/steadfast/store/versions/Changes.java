package dev.steadfast.store.versions;

import dev.steadfast.store.playbooks.Draft;
import dev.steadfast.store.playbooks.Publications;
import dev.steadfast.store.playbooks.Publications.Current;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Compares the playbooks of a folder with what is published. */
@Component
class Changes {

    private final Publications publications;

    Changes(Publications publications) {
        this.publications = publications;
    }

    /** By name. Playbooks that are retired and not in the folder are left out. */
    List<Change> of(Map<String, Draft> drafts) {
        Map<String, Current> published =
                publications.all().stream().collect(Collectors.toMap(Current::name, Function.identity()));
        Map<String, Change> changes = new TreeMap<>();
        drafts.forEach((name, draft) -> changes.put(name, change(draft, published.get(name))));
        removed(published.values(), drafts)
                .forEach(current -> changes.put(
                        current.name(), new Change(current.name(), ChangeKind.REMOVED, current.version(), null, null)));
        return List.copyOf(changes.values());
    }

    private static List<Current> removed(Collection<Current> published, Map<String, Draft> drafts) {
        return published.stream()
                .filter(current -> !current.retired() && !drafts.containsKey(current.name()))
                .toList();
    }

    private Change change(Draft draft, @Nullable Current current) {
        String name = draft.name();
        if (current != null && !current.retired() && current.hash().equals(draft.hash())) {
            return new Change(name, ChangeKind.UNCHANGED, current.version(), null, draft);
        }
        int next = publications.versionOf(name, draft.hash()).orElseGet(() -> publications.next(name));
        return current == null || current.retired()
                ? new Change(name, ChangeKind.NEW, null, next, draft)
                : new Change(name, ChangeKind.CHANGED, current.version(), next, draft);
    }
}
