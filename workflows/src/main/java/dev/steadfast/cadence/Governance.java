package dev.steadfast.cadence;

import dev.steadfast.playbook.Durations;
import dev.steadfast.playbook.Playbook;
import dev.steadfast.playbook.Playbook.Purpose;
import dev.steadfast.playbook.Touch;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a touch may leave now: somebody must be there, nothing may hold it, and it must be a decent hour. */
final class Governance {

    private final Playbook playbook;
    private final CadenceState state;
    private final Facts facts;
    private final Instant now;

    Governance(Playbook playbook, CadenceState state, Facts facts, Instant now) {
        this.playbook = playbook;
        this.state = state;
        this.facts = facts;
        this.now = now;
    }

    StepDecision decide(Touch touch, String because) {
        Optional<Duration> expires = playbook.expires(touch);
        Instant nominal = state.nominal() == null ? now : state.nominal();
        Instant latest = expires.map(nominal::plus).orElse(Instant.MAX);
        if (now.isAfter(latest)) {
            return expired(expires.orElseThrow(), nominal);
        }
        List<StepDecision.Recipient> to = new People(facts).reachable(touch);
        if (to.isEmpty()) {
            return new StepDecision.Skip(
                    null,
                    "no contact who is " + touch.to().words() + " has "
                            + (touch.channel() == Touch.Channel.SMS ? "a phone number" : "an e-mail address"));
        }
        if (facts.sendingHeld()) {
            return new StepDecision.Hold("all sending is on hold");
        }
        StepDecision.Defer later = later(touch, to);
        if (later != null && later.until().isAfter(latest)) {
            return new StepDecision.Skip(
                    null, later.reason() + ", which is more than " + Durations.text(expires.orElseThrow()) + " late");
        }
        return later == null ? new StepDecision.Send(to, because) : later;
    }

    /** One lifecycle message a day for a contact, whatever playbook it comes from. */
    private @Nullable String contactedToday(List<StepDecision.Recipient> to) {
        LocalDate today = LocalDate.ofInstant(now, zone());
        return to.stream()
                        .map(recipient ->
                                facts.contacted().get(recipient.address().toLowerCase(Locale.ROOT)))
                        .anyMatch(contacted -> contacted != null
                                && contacted.lifecycle() != null
                                && LocalDate.ofInstant(contacted.lifecycle(), zone())
                                        .equals(today))
                ? "another message left today"
                : null;
    }

    private StepDecision expired(Duration expires, Instant nominal) {
        return new StepDecision.Skip(
                null,
                "expired: it was due on " + local(nominal) + " and may be at most " + Durations.text(expires)
                        + " late");
    }

    /** A later moment, if now is none; null when it may leave now. */
    private StepDecision.@Nullable Defer later(Touch touch, List<StepDecision.Recipient> to) {
        if (playbook.purpose(touch) == Purpose.LIFECYCLE) {
            String why = facts.quietedBy() == null ? contactedToday(to) : "quiet while " + facts.quietedBy() + " runs";
            if (why != null) {
                Instant tomorrow = Scheduler.openingTomorrow(playbook, state, facts, touch, now);
                return new StepDecision.Defer(tomorrow, why + "; moved to " + local(tomorrow));
            }
        }
        Instant decent = Scheduler.decentMoment(playbook, state, facts, touch, now);
        if (!decent.isAfter(now)) {
            return null;
        }
        String because = facts.hours(playbook, touch)
                .closedBecause(now.atZone(zone()), facts.holidays())
                .orElse("another message left today");
        return new StepDecision.Defer(decent, because + "; moved to " + local(decent));
    }

    private String local(Instant moment) {
        return LocalDate.ofInstant(moment, zone()).toString();
    }

    private ZoneId zone() {
        return facts.account().zone();
    }
}
