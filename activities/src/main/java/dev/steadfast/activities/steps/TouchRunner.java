package dev.steadfast.activities.steps;

import dev.steadfast.account.Contact;
import dev.steadfast.cadence.StepDecision;
import dev.steadfast.cadence.StepDecision.Recipient;
import dev.steadfast.playbook.Playbook.OnUncertain;
import dev.steadfast.playbook.Touch;
import dev.steadfast.store.clock.BusinessClock;
import dev.steadfast.store.touches.TouchClaim;
import dev.steadfast.store.touches.TouchKey;
import dev.steadfast.store.touches.TouchLedger;
import dev.steadfast.store.touches.TouchPlan;
import dev.steadfast.store.touches.TouchSlot;
import dev.steadfast.store.touches.TouchState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/**
 * Claims what a step writes to its recipients, one message after the other. Who they are is written down with the first
 * claim; every later attempt goes on where the one before it stopped.
 */
@Component
class TouchRunner implements StepRunner<Touch, StepDecision.Send> {

    /** Whoever may have got a message three times does not get it once more. */
    private static final int MOST_TRIES = 3;

    /** Nothing leaves in the last moments of a claim, so that two machines' clocks need not agree to the second. */
    private static final Duration SPARE = Duration.ofSeconds(10);

    private final List<Channel> channels;
    private final TouchLedger ledger;
    private final TouchReview review;
    private final TouchDesk desk;
    private final ByHand byHand;
    private final BusinessClock clock;

    TouchRunner(
            List<Channel> channels,
            TouchLedger ledger,
            TouchReview review,
            TouchDesk desk,
            ByHand byHand,
            BusinessClock clock) {
        this.channels = channels;
        this.ledger = ledger;
        this.review = review;
        this.desk = desk;
        this.byHand = byHand;
        this.clock = clock;
    }

    @Override
    public Class<Touch> step() {
        return Touch.class;
    }

    @Override
    public Class<StepDecision.Send> decision() {
        return StepDecision.Send.class;
    }

    @Override
    public Begun begin(Pending pending, Touch step, StepDecision.Send send) {
        Optional<Channel> channel = channels.stream()
                .filter(one -> one.way() == step.channel() && one.isConfigured())
                .findFirst();
        return channel.isEmpty() ? byHand.write(pending, step, send.to()) : claim(pending, step, send, channel.get());
    }

    private Begun claim(Pending pending, Touch step, StepDecision.Send send, Channel channel) {
        TouchKey key = new TouchKey(pending.run().enrolment(), step.id(), pending.occurrence());
        List<String> recipients =
                send.to().stream().map(Recipient::address).distinct().toList();
        Instant wall = clock.wall();
        TouchPlan plan = new TouchPlan(
                key,
                pending.run().account().id(),
                step.channel().word(),
                step.kind(),
                pending.run().playbook().purpose(step).name().toLowerCase(Locale.ROOT),
                step.template(),
                recipients,
                pending.now());
        Optional<TouchClaim> first = ledger.open(plan, pending.attempt(), wall);
        if (first.isEmpty()) {
            return goOn(pending, step, send.reason(), key, channel, wall);
        }
        List<TouchSlot> others = IntStream.range(1, recipients.size())
                .mapToObj(slot ->
                        new TouchSlot(slot, recipients.get(slot), TouchState.PLANNED, pending.attempt(), wall, 0, null))
                .toList();
        Contact contact = send.to().getFirst().contact();
        return new Message(pending, step, contact, first.get(), others, channel, send.reason(), notAfter(wall), desk);
    }

    private static Instant notAfter(Instant wall) {
        return wall.plus(TouchLedger.LONGEST_SEND).minus(SPARE);
    }

    private Begun goOn(Pending pending, Touch step, String reason, TouchKey key, Channel channel, Instant wall) {
        List<TouchSlot> slots = new ArrayList<>(ledger.slots(key));
        for (TouchSlot slot : slots) {
            if (slot.state() == TouchState.SENDING && slot.deadline().isAfter(wall)) {
                return new Begun.Busy(Duration.between(wall, slot.deadline()).plusSeconds(1));
            }
        }
        slots.replaceAll(slot -> givenUp(pending, step, key, slot));
        Optional<TouchSlot> next = slots.stream()
                .filter(slot -> !slot.state().ended() && !triedBy(pending.attempt(), slot))
                .findFirst();
        if (next.isPresent()) {
            TouchSlot slot = next.get();
            List<TouchSlot> others =
                    slots.stream().filter(other -> other.slot() != slot.slot()).toList();
            TouchClaim claim = ledger.claim(key, slot, pending.attempt(), pending.now(), wall);
            Contact contact = contact(pending, slot).orElseThrow();
            return new Message(pending, step, contact, claim, others, channel, reason, notAfter(wall), desk);
        }
        List<TouchSlot> open =
                slots.stream().filter(slot -> !slot.state().ended()).toList();
        return open.isEmpty()
                ? review.end(pending, reason, slots)
                : new Begun.Again("Not sent yet: " + open.getFirst().answer());
    }

    private static boolean triedBy(String attempt, TouchSlot slot) {
        return slot.state() != TouchState.PLANNED && slot.token().equals(attempt);
    }

    /** Parks a message that must not be tried again unasked. */
    private TouchSlot givenUp(Pending pending, Touch step, TouchKey key, TouchSlot slot) {
        if (slot.state().ended()) {
            return slot;
        }
        boolean mayHaveLeft = slot.state() == TouchState.SENDING || slot.state() == TouchState.UNCERTAIN;
        int tries = slot.failures() + (slot.state() == TouchState.SENDING ? 1 : 0);
        if (mayHaveLeft && !resends(step, tries)) {
            return park(
                    pending,
                    step,
                    key,
                    slot,
                    "the sender ended before it knew whether the message left; it is not sent again unasked",
                    true);
        }
        return contact(pending, slot).isPresent()
                ? slot
                : park(pending, step, key, slot, "no contact of the account any more", mayHaveLeft);
    }

    private TouchSlot park(Pending pending, Touch step, TouchKey key, TouchSlot slot, String why, boolean mayHaveLeft) {
        ledger.park(key, slot, why);
        TouchSlot parked = slot.as(TouchState.PARKED, why);
        review.ask(pending, step, parked, mayHaveLeft);
        return parked;
    }

    /** Whether a message that may have left is sent once more after so many tries, by the step's own rule. */
    static boolean resends(Touch step, int tries) {
        return step.frame().onUncertain() == OnUncertain.RESEND && tries < MOST_TRIES;
    }

    private static Optional<Contact> contact(Pending pending, TouchSlot slot) {
        return pending.run().account().contacts().stream()
                .filter(contact -> slot.recipient().equals(contact.email())
                        || slot.recipient().equals(contact.phone()))
                .findFirst();
    }
}
