package dev.steadfast.activities.steps;

import dev.steadfast.account.Contact;
import dev.steadfast.cadence.Governance;
import dev.steadfast.cadence.StepDecision;
import dev.steadfast.cadence.StepDecision.Recipient;
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
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/**
 * Claims what a step writes to its recipients, one message after the other. Who they are is written down with the first
 * claim; every later attempt goes on where the one before it stopped.
 */
@Component
class TouchRunner implements StepRunner<Touch, StepDecision.Send> {

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
        List<String> recipients =
                send.to().stream().map(Recipient::address).distinct().toList();
        Instant wall = clock.wall();
        TouchPlan plan = pending.plan(step, recipients, send.reason());
        Optional<TouchClaim> first = ledger.open(plan, pending.attempt(), wall);
        if (first.isEmpty()) {
            return goOn(pending, step, plan, channel, wall);
        }
        List<TouchSlot> others = IntStream.range(1, recipients.size())
                .mapToObj(slot ->
                        new TouchSlot(slot, recipients.get(slot), TouchState.PLANNED, pending.attempt(), wall, 0, null))
                .toList();
        Contact contact = send.to().getFirst().contact();
        Message message = new Message(
                pending, step, contact, first.get(), others, channel, send.reason(), false, ledger.notAfter(wall));
        return new ClaimedMessage(message, desk);
    }

    private Begun goOn(Pending pending, Touch step, TouchPlan plan, Channel channel, Instant wall) {
        TouchKey key = plan.key();
        List<TouchSlot> slots = new ArrayList<>(ledger.slots(key));
        if (slots.isEmpty()) {
            return new Begun.Overtaken();
        }
        for (TouchSlot slot : slots) {
            if (slot.state() == TouchState.SENDING && slot.deadline().isAfter(wall)) {
                return new Begun.Busy(Duration.between(wall, slot.deadline()).plusSeconds(1));
            }
        }
        slots.replaceAll(slot -> settled(pending, step, key, channel, slot));
        Optional<TouchSlot> next = slots.stream()
                .filter(slot -> !slot.state().ended() && !triedBy(pending.attempt(), slot))
                .findFirst();
        if (next.isPresent()) {
            TouchSlot slot = next.get();
            Optional<TouchClaim> claim = ledger.claim(plan, slot, pending.attempt(), wall);
            if (claim.isEmpty()) {
                // somebody has just said what became of it, or another message to the account goes first
                return new Begun.Overtaken();
            }
            List<TouchSlot> others =
                    slots.stream().filter(other -> other.slot() != slot.slot()).toList();
            Contact contact = contact(pending, slot).orElseThrow();
            boolean inDoubt = mayHaveLeft(slot);
            Message message = new Message(
                    pending,
                    step,
                    contact,
                    claim.get(),
                    others,
                    channel,
                    plan.reason(),
                    inDoubt,
                    ledger.notAfter(wall));
            return new ClaimedMessage(message, desk);
        }
        List<TouchSlot> open =
                slots.stream().filter(slot -> !slot.state().ended()).toList();
        return open.isEmpty()
                ? review.end(pending, plan.reason(), slots)
                : new Begun.Again("Not sent yet: " + open.getFirst().answer());
    }

    private static boolean triedBy(String attempt, TouchSlot slot) {
        return slot.state() != TouchState.PLANNED
                && slot.state() != TouchState.DEFERRED
                && slot.token().equals(attempt);
    }

    /**
     * Takes note of what was heard while nobody waited for it, parks what must not be tried again unasked, and leaves out
     * whom nothing may be sent any more: who they are is frozen, whether they may be written to is not.
     */
    private TouchSlot settled(Pending pending, Touch step, TouchKey key, Channel channel, TouchSlot slot) {
        if (slot.state().ended()) {
            return slot;
        }
        if (slot.heard() != null) {
            String words = "said while it was being sent";
            ledger.move(key, slot, slot.heard(), words, TouchLedger.OURS, pending.now());
            return slot.as(slot.heard(), words);
        }
        int tries = slot.failures() + (slot.state() == TouchState.SENDING ? 1 : 0);
        if (mayHaveLeft(slot) && !Doubt.goesOn(step, channel, tries)) {
            String why = "the sender ended before it knew whether the message left; it is not sent again unasked";
            return park(pending, step, key, slot, why);
        }
        if (contact(pending, slot).isEmpty()) {
            return park(pending, step, key, slot, "no contact of the account any more");
        }
        return Governance.refusal(pending.run().playbook(), pending.facts(), step, slot.recipient())
                .map(why -> mayHaveLeft(slot)
                        ? park(pending, step, key, slot, why + "; it may have left before")
                        : leaveOut(pending, key, slot, why))
                .orElse(slot);
    }

    private TouchSlot leaveOut(Pending pending, TouchKey key, TouchSlot slot, String why) {
        return ledger.move(key, slot, TouchState.SKIPPED, why, TouchLedger.OURS, pending.now())
                ? slot.as(TouchState.SKIPPED, why)
                : slot;
    }

    private TouchSlot park(Pending pending, Touch step, TouchKey key, TouchSlot slot, String why) {
        if (!ledger.move(key, slot, TouchState.PARKED, why, TouchLedger.OURS, pending.now())) {
            return slot;
        }
        TouchSlot parked = slot.as(TouchState.PARKED, why);
        review.ask(pending, step, parked, mayHaveLeft(slot));
        return parked;
    }

    static boolean mayHaveLeft(TouchSlot slot) {
        return slot.state() == TouchState.SENDING || slot.state() == TouchState.UNCERTAIN;
    }

    static Optional<Contact> contact(Pending pending, TouchSlot slot) {
        return pending.run().account().contacts().stream()
                .filter(contact -> slot.recipient().equals(contact.email())
                        || slot.recipient().equals(contact.phone()))
                .findFirst();
    }
}
