package dev.steadfast.playbook;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a playbook and the ways through them. Ids are unique in the file, so a position is an id: what
 * follows a step is the next of its list, else what follows the step around it; the end of a repetition leads back to
 * it.
 */
public final class Outline {

    private final List<Step> steps;
    private final Map<String, List<Step>> onExit;
    private final SequencedMap<String, Step> byId = new LinkedHashMap<>();
    private final Map<String, Step> following = new LinkedHashMap<>();
    private final Map<String, Step.Repeat> around = new HashMap<>();

    /**
     * Orders the steps.
     *
     * @param onExit what follows an end, by outcome
     */
    public Outline(List<Step> steps, Map<String, List<Step>> onExit) {
        this.steps = List.copyOf(steps);
        this.onExit = new LinkedHashMap<>(onExit);
        index(this.steps, null, null);
        onExit.values().forEach(list -> index(list, null, null));
    }

    private void index(List<Step> list, @Nullable Step after, Step.@Nullable Repeat repeat) {
        for (int i = 0; i < list.size(); i++) {
            Step step = list.get(i);
            Step next = i + 1 < list.size() ? list.get(i + 1) : after;
            byId.put(step.id(), step);
            if (next != null) {
                following.put(step.id(), next);
            }
            if (repeat != null) {
                around.put(step.id(), repeat);
            }
            step.branches().forEach((way, branch) -> {
                if (step instanceof Step.Repeat own && way.equals(Step.STEPS)) {
                    index(branch, own, own);
                } else {
                    index(branch, next, repeat);
                }
            });
        }
    }

    /** The top level, in file order. */
    public List<Step> steps() {
        return steps;
    }

    /** What follows an end, by outcome. */
    public Map<String, List<Step>> onExit() {
        return onExit;
    }

    /** Every step at any depth, in file order. */
    public Iterable<Step> all() {
        return byId.sequencedValues();
    }

    /**
     * The step with this id.
     *
     * @throws IllegalArgumentException when the playbook has no such step
     */
    public Step step(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("No step \"" + id + "\" in the playbook"));
    }

    public Optional<Step> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    public Optional<Step> first() {
        return steps.stream().findFirst();
    }

    /** Where a run stands once {@code step} has ended by way of {@code branch}; empty at the end of the playbook. */
    public Optional<Step> after(Step step, @Nullable String branch) {
        List<Step> nested = branch == null ? null : step.branches().get(branch);
        return nested == null || nested.isEmpty() ? following(step) : Optional.of(nested.getFirst());
    }

    /** The innermost repetition that a step is part of; empty where it comes once. */
    public Optional<Step.Repeat> around(Step step) {
        return Optional.ofNullable(around.get(step.id()));
    }

    /** What follows a step that is left out with all that is in it. */
    public Optional<Step> following(Step step) {
        return Optional.ofNullable(following.get(step.id()));
    }
}
