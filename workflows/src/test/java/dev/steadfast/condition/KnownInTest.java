package dev.steadfast.condition;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Facts that a test makes up: nothing is known but what it says. */
final class KnownInTest implements Known {

    private final Map<String, Map<String, Object>> facts = new HashMap<>();
    private final Set<String> done = new HashSet<>();
    private final Map<String, String> outcomes = new HashMap<>();
    private final Map<String, Set<String>> tracked = new HashMap<>();
    private final Map<String, Map<String, Object>> lastData = new HashMap<>();
    private final Map<String, Instant> lastAt = new HashMap<>();
    private ZoneId zone = ZoneId.of("Asia/Tokyo");
    private Instant now = Instant.parse("2026-03-04T22:00:00Z");

    KnownInTest fact(String root, String name, Object value) {
        facts.computeIfAbsent(root, any -> new HashMap<>()).put(name, value);
        return this;
    }

    KnownInTest custom(Map<String, Object> values) {
        return fact("account", "custom", values);
    }

    KnownInTest finished(String... steps) {
        done.addAll(Set.of(steps));
        return this;
    }

    KnownInTest answered(String step, String outcome) {
        outcomes.put(step, outcome);
        return this;
    }

    /** What is {@code opened}, {@code clicked} or {@code replied} is tracked from now on, and these steps are. */
    KnownInTest tracks(String what, String... steps) {
        tracked.put(what, Set.of(steps));
        return this;
    }

    KnownInTest event(String type, Instant at, Map<String, Object> data) {
        lastAt.put(type, at);
        lastData.put(type, data);
        return this;
    }

    KnownInTest on(LocalDate day, ZoneId where) {
        zone = where;
        now = day.atTime(12, 0).atZone(where).toInstant();
        return this;
    }

    @Override
    public @Nullable Object fact(String root, String name) {
        return facts.getOrDefault(root, Map.of()).get(name);
    }

    @Override
    public Map<String, Object> data(String root) {
        return facts.getOrDefault(root, Map.of());
    }

    @Override
    public boolean done(String step) {
        return done.contains(step);
    }

    @Override
    public boolean sent(String step) {
        return done.contains(step);
    }

    @Override
    public @Nullable Boolean opened(String step) {
        return tracked("opened", step);
    }

    @Override
    public @Nullable Boolean clicked(String step) {
        return tracked("clicked", step);
    }

    @Override
    public @Nullable Boolean replied(String step) {
        return tracked("replied", step);
    }

    private @Nullable Boolean tracked(String what, String step) {
        Set<String> steps = tracked.get(what);
        return steps == null ? null : steps.contains(step);
    }

    @Override
    public String outcome(String step) {
        return outcomes.getOrDefault(step, "");
    }

    @Override
    public boolean happened(String event) {
        return lastAt.containsKey(event);
    }

    @Override
    public boolean happened(String event, Duration within) {
        Instant at = lastAt.get(event);
        return at != null && !at.isBefore(now.minus(within));
    }

    @Override
    public @Nullable Map<String, Object> last(String event) {
        return lastData.get(event);
    }

    @Override
    public LocalDate today() {
        return LocalDate.ofInstant(now, zone);
    }

    @Override
    public ZoneId zone() {
        return zone;
    }
}
