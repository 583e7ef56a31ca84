package dev.steadfast.simulation;

import dev.steadfast.cadence.Contacted;
import dev.steadfast.cadence.Engagement;
import dev.steadfast.cadence.Facts;
import dev.steadfast.cadence.Happening;
import dev.steadfast.cadence.StepDecision;
import dev.steadfast.playbook.Touch;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is known at a moment of a simulation: what was known before, and what has come to pass in it. */
final class World {

    private final Function<Instant, Facts> before;
    private final Map<String, Happening> events = new HashMap<>();
    private final Map<String, Contacted> contacted = new HashMap<>();
    private final Map<Scripted.Reaction.Kind, Set<String>> reactions = new EnumMap<>(Scripted.Reaction.Kind.class);
    private @Nullable Map<String, Object> enrolledBy;

    World(Function<Instant, Facts> before, List<Scripted> script) {
        this.before = before;
        for (Scripted scripted : script) {
            if (scripted instanceof Scripted.Reaction reaction) {
                reactions.put(reaction.kind(), new HashSet<>());
            }
        }
    }

    void happens(Scripted.Event event) {
        events.put(event.type(), new Happening(event.at(), event.data()));
    }

    void reacts(Scripted.Reaction reaction) {
        reactions.computeIfAbsent(reaction.kind(), kind -> new HashSet<>()).add(reaction.step());
    }

    /** The run was begun by an event with this data. */
    void begunBy(Map<String, Object> data) {
        enrolledBy = data;
    }

    void sent(StepDecision.Send send, Touch touch, boolean lifecycle, Instant now) {
        for (StepDecision.Recipient recipient : send.to()) {
            String address = recipient.address().toLowerCase(Locale.ROOT);
            Contacted last = contacted.getOrDefault(address, Contacted.at(null, null));
            List<Instant> letters = lifecycle
                    ? Stream.concat(last.lifecycle().stream(), Stream.of(now)).toList()
                    : last.lifecycle();
            contacted.put(address, new Contacted(letters, touch instanceof Touch.Survey ? now : last.survey()));
        }
    }

    /** The switches are taken to be released, and no other playbook to quiet this one. */
    Facts at(Instant now) {
        Facts known = before.apply(now);
        if (known.sendingHeld()) {
            known = known.withSendingHeld(false);
        }
        if (known.playbookHeld()) {
            known = known.withPlaybookHeld(false);
        }
        if (known.quietedBy() != null) {
            known = known.withQuietedBy(null);
        }
        if (!events.isEmpty()) {
            known = known.withEvents(with(known.events(), events));
        }
        if (!contacted.isEmpty()) {
            known = known.withContacted(together(known.contacted(), contacted));
        }
        if (!reactions.isEmpty()) {
            known = known.withEngagement(engagement(known.engagement()));
        }
        return enrolledBy == null ? known : known.withEnrolledBy(enrolledBy);
    }

    private static Map<String, Contacted> together(Map<String, Contacted> known, Map<String, Contacted> newer) {
        Map<String, Contacted> all = new HashMap<>(known);
        newer.forEach((address, lately) -> all.merge(
                address,
                lately,
                (before, after) -> new Contacted(
                        Stream.concat(before.lifecycle().stream(), after.lifecycle().stream())
                                .toList(),
                        after.survey() == null ? before.survey() : after.survey())));
        return all;
    }

    private static <T> Map<String, T> with(Map<String, T> known, Map<String, T> newer) {
        if (known.isEmpty()) {
            return newer;
        }
        Map<String, T> all = new HashMap<>(known);
        all.putAll(newer);
        return all;
    }

    private Engagement engagement(Engagement known) {
        return new Engagement(
                with(known.opened(), reactions.get(Scripted.Reaction.Kind.OPENED)),
                with(known.clicked(), reactions.get(Scripted.Reaction.Kind.CLICKED)),
                with(known.replied(), reactions.get(Scripted.Reaction.Kind.REPLIED)));
    }

    private static @Nullable Set<String> with(@Nullable Set<String> known, @Nullable Set<String> newer) {
        if (known == null || newer == null) {
            return newer == null ? known : newer;
        }
        Set<String> all = new HashSet<>(known);
        all.addAll(newer);
        return all;
    }
}
