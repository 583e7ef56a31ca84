package dev.steadfast.simulation;

import dev.steadfast.account.Account;
import dev.steadfast.account.AccountDraft;
import dev.steadfast.cadence.CadenceState;
import dev.steadfast.cadence.Contacted;
import dev.steadfast.cadence.Engagement;
import dev.steadfast.cadence.Enrolment;
import dev.steadfast.cadence.Facts;
import dev.steadfast.cadence.Happening;
import dev.steadfast.cadence.StepDecision;
import dev.steadfast.playbook.Touch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is known at a moment of a simulation: what was known before, and what has come to pass in it. */
final class World {

    private final Function<Instant, Facts> before;
    private final Map<String, Happening> events = new HashMap<>();
    private final List<Scripted.Event> told = new ArrayList<>();
    private final Map<String, Contacted> contacted = new HashMap<>();
    private final Map<Scripted.Reaction.Kind, List<Scripted.Reaction>> reactions =
            new EnumMap<>(Scripted.Reaction.Kind.class);
    private @Nullable AccountDraft set;
    private @Nullable Account unchanged;
    private @Nullable Account changed;

    World(Function<Instant, Facts> before, List<Scripted> script) {
        this.before = before;
        for (Scripted scripted : script) {
            if (scripted instanceof Scripted.Reaction reaction) {
                reactions.put(reaction.kind(), new ArrayList<>());
            }
        }
    }

    void happens(Scripted.Event event) {
        told.add(event);
        events.merge(event.type(), new Happening(event.at(), event.data()), Happening::later);
    }

    void reacts(Scripted.Reaction reaction) {
        reactions.computeIfAbsent(reaction.kind(), kind -> new ArrayList<>()).add(reaction);
    }

    /** These attributes of the account have these values from now on. */
    void set(Map<String, Object> attributes) {
        AccountDraft draft =
                new AccountDraft(before.apply(Instant.EPOCH).customer().id());
        if (set != null) {
            set.custom().forEach(draft::setCustom);
        }
        attributes.forEach(draft::setCustom);
        set = draft;
        unchanged = null;
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

    /** What is known of the account. The switches are taken to be released. */
    Facts at(Instant now) {
        Facts known = before.apply(now);
        if (set != null) {
            known = known.withAccount(known.account().of(changed(known.customer(), set)));
        }
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
        return known;
    }

    /** What a run knows besides. */
    Facts of(Underway run, CadenceState state, Instant now) {
        Facts known = at(now);
        if (run.playbook().admission().key() != null) {
            known = known.withEvents(concerning(run, before.apply(now).events()));
        }
        if (!run.enrolledBy().isEmpty()) {
            known = known.withEnrolledBy(run.enrolledBy());
        }
        if (!run.engagement().equals(Engagement.UNTRACKED)) {
            known = known.withEngagement(run.engagement());
        }
        return reactions.isEmpty() ? known : known.withEngagement(engagement(known.engagement(), run, state));
    }

    /** Of each type the latest event that is not about another run of the playbook. */
    private Map<String, Happening> concerning(Underway run, Map<String, Happening> earlier) {
        Map<String, Happening> own = new HashMap<>(earlier);
        own.values().removeIf(happening -> !Enrolment.concerns(run.playbook(), run.key(), happening.data()));
        told.stream()
                .filter(event -> Enrolment.concerns(run.playbook(), run.key(), event.data()))
                .forEach(event -> own.merge(event.type(), new Happening(event.at(), event.data()), Happening::later));
        return own;
    }

    private Account changed(Account account, AccountDraft draft) {
        if (changed == null || !account.equals(unchanged)) {
            changed = draft.onto(account, zone -> {
                throw new IllegalStateException("an attribute is no relative day");
            });
            unchanged = account;
        }
        return changed;
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

    private static Map<String, Happening> with(Map<String, Happening> known, Map<String, Happening> newer) {
        if (known.isEmpty()) {
            return newer;
        }
        Map<String, Happening> all = new HashMap<>(known);
        newer.forEach((type, happening) -> all.merge(type, happening, Happening::later));
        return all;
    }

    private Engagement engagement(Engagement known, Underway run, CadenceState state) {
        return new Engagement(
                with(known.opened(), reactions(Scripted.Reaction.Kind.OPENED, run, state)),
                with(known.clicked(), reactions(Scripted.Reaction.Kind.CLICKED, run, state)),
                with(known.replied(), reactions(Scripted.Reaction.Kind.REPLIED, run, state)));
    }

    /** Only those to messages of this run: an earlier one had others. */
    private @Nullable Set<String> reactions(Scripted.Reaction.Kind kind, Underway run, CadenceState state) {
        List<Scripted.Reaction> all = reactions.get(kind);
        return all == null
                ? null
                : all.stream()
                        .filter(reaction -> reaction.playbook() == null
                                || reaction.playbook().equals(run.playbook().name()))
                        .filter(reaction -> !reaction.at().isBefore(state.enrolledAt()))
                        .map(Scripted.Reaction::step)
                        .collect(Collectors.toSet());
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
