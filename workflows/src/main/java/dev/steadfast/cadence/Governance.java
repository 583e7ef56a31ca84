package dev.steadfast.cadence;

import dev.steadfast.cadence.Pace.Enough;
import dev.steadfast.cadence.StepDecision.Recipient;
import dev.steadfast.playbook.Durations;
import dev.steadfast.playbook.Playbook;
import dev.steadfast.playbook.Playbook.Purpose;
import dev.steadfast.playbook.Touch;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a touch may leave now. The rules are asked in the order of {@link Rule}, and the first that is against it is the
 * reason: who may be written to at all, whether anything holds it, whether it would be too much, and the hour.
 */
public final class Governance {

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

    /**
     * Decides about a message that a person wants sent once more, wherever its run stands by now.
     *
     * @param address it went to, or did not
     * @param asked when the person said so: it may be as late after that as after its own day
     * @return {@link StepDecision.Send}, {@link StepDecision.Skip}, {@link StepDecision.Defer} or {@link StepDecision.Hold}
     */
    public static StepDecision again(
            Playbook playbook,
            CadenceState state,
            Facts facts,
            Touch touch,
            String address,
            Instant asked,
            String because,
            Instant now) {
        var governance = new Governance(playbook, state, facts, now);
        Addressees one = new People(facts).reachable(touch, playbook.purpose(touch), address);
        return governance.decide(touch, one, asked, because);
    }

    /** Why nothing may be written to this address any more, whatever the hour; empty when it may, or when nobody has it. */
    public static Optional<String> refusal(Playbook playbook, Facts facts, Touch touch, String address) {
        Addressees one = new People(facts).reachable(touch, playbook.purpose(touch), address);
        return one.passed().isEmpty() ? Optional.empty() : Optional.of(one.whyNotOthers());
    }

    StepDecision decide(Touch touch, String because) {
        return decide(touch, new People(facts).reachable(touch, playbook.purpose(touch)), wanted(), because);
    }

    /** When the playbook wanted it: what comes late because nobody was there to send it is late all the same. */
    private Instant wanted() {
        return Objects.requireNonNullElse(state.nominal(), Objects.requireNonNullElse(state.due(), now));
    }

    private StepDecision decide(Touch touch, Addressees addressees, Instant nominal, String because) {
        if (addressees.to().isEmpty()) {
            return nobody(touch, addressees);
        }
        Optional<Duration> expires = playbook.expires(touch);
        Instant latest = expires.map(nominal::plus).orElse(Instant.MAX);
        if (now.isAfter(latest)) {
            return expired(expires.orElseThrow(), nominal);
        }
        if (facts.sendingHeld()) {
            return new StepDecision.Hold("all sending is on hold", Rule.HOLD);
        }
        if (facts.playbookHeld()) {
            return new StepDecision.Hold("the playbook " + playbook.name() + " is on hold", Rule.PLAYBOOK_HOLD);
        }
        StepDecision.Defer later = later(touch, addressees);
        if (later != null && later.until().isAfter(latest)) {
            return new StepDecision.Skip(
                    null,
                    later.reason() + ", which is more than " + Durations.text(expires.orElseThrow()) + " late",
                    later.rule());
        }
        if (later != null) {
            return later;
        }
        String others = addressees.whyNotOthers();
        return new StepDecision.Send(addressees.to(), others.isEmpty() ? because : because + "; " + others);
    }

    private static StepDecision nobody(Touch touch, Addressees addressees) {
        Rule rule = addressees.firstRule().orElse(Rule.CONTACT);
        String who = "no contact who is " + touch.to().words();
        if (rule == Rule.CONTACT) {
            String address = touch.channel() == Touch.Channel.SMS ? "a phone number" : "an e-mail address";
            return new StepDecision.Skip(null, who + " has " + address, rule);
        }
        return new StepDecision.Skip(null, who + " may be written to: " + addressees.whyNotOthers(), rule);
    }

    private StepDecision expired(Duration expires, Instant nominal) {
        return new StepDecision.Skip(
                null,
                "expired: it was due on " + local(nominal) + " and may be at most " + Durations.text(expires) + " late",
                Rule.EXPIRED);
    }

    /** A later moment, if now is none; null when it may leave now. */
    private StepDecision.@Nullable Defer later(Touch touch, Addressees addressees) {
        if (playbook.purpose(touch) == Purpose.LIFECYCLE) {
            LocalDate tomorrow = LocalDate.ofInstant(now, zone()).plusDays(1);
            if (facts.quietedBy() != null) {
                return putOff(touch, Rule.ARBITER, "quiet while " + facts.quietedBy() + " runs", tomorrow);
            }
            Optional<Enough> enough = new Pace(facts, now)
                    .enough(addressees.to().stream().map(Recipient::address).toList());
            if (enough.isPresent()) {
                Enough cap = enough.get();
                return putOff(touch, cap.rule(), cap.why(), cap.free());
            }
        }
        Instant decent = Scheduler.decentMoment(playbook, state, facts, touch, now);
        if (!decent.isAfter(now)) {
            return null;
        }
        Optional<String> closed = facts.hours(playbook, touch).closedBecause(now.atZone(zone()), facts.holidays());
        return new StepDecision.Defer(
                decent,
                closed.orElse("another message left today") + "; moved to " + local(decent),
                closed.isPresent() ? Rule.HOURS : Rule.CONTACT_CAP);
    }

    private StepDecision.Defer putOff(Touch touch, Rule rule, String why, LocalDate day) {
        Instant opening = Scheduler.openingOn(playbook, facts, touch, day);
        return new StepDecision.Defer(opening, why + "; moved to " + local(opening), rule);
    }

    private String local(Instant moment) {
        return LocalDate.ofInstant(moment, zone()).toString();
    }

    private ZoneId zone() {
        return facts.account().zone();
    }
}
