package dev.steadfast.activities.steps;

import dev.steadfast.cadence.CadenceState;
import dev.steadfast.cadence.Facts;
import dev.steadfast.cadence.Governance;
import dev.steadfast.cadence.Rule;
import dev.steadfast.cadence.StepDecision;
import dev.steadfast.playbook.Step;
import dev.steadfast.playbook.Touch;
import dev.steadfast.store.clock.BusinessClock;
import dev.steadfast.store.journal.Journal;
import dev.steadfast.store.runs.Run;
import dev.steadfast.store.runs.RunStore;
import dev.steadfast.store.touches.AgainQueue;
import dev.steadfast.store.touches.AgainQueue.Again;
import dev.steadfast.store.touches.TouchClaim;
import dev.steadfast.store.touches.TouchLedger;
import dev.steadfast.store.touches.TouchPlan;
import dev.steadfast.store.touches.TouchSlot;
import dev.steadfast.store.touches.TouchState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The two transactions of a message that is sent again: it passes the governance as every other one. */
@Component
class ResendDesk {

    /** How long nobody looks at a message that is on hold. */
    private static final Duration HELD = Duration.ofMinutes(1);

    private static final Duration LONGEST_BACK_OFF = Duration.ofMinutes(5);

    private final List<Channel> channels;
    private final RunStore runs;
    private final TouchLedger ledger;
    private final AgainQueue queue;
    private final TouchReview review;
    private final Parking parking;
    private final Journal journal;
    private final BusinessClock clock;

    ResendDesk(
            List<Channel> channels,
            RunStore runs,
            TouchLedger ledger,
            AgainQueue queue,
            TouchReview review,
            Parking parking,
            Journal journal,
            BusinessClock clock) {
        this.channels = channels;
        this.runs = runs;
        this.ledger = ledger;
        this.queue = queue;
        this.review = review;
        this.parking = parking;
        this.journal = journal;
        this.clock = clock;
    }

    /** Decides and claims; empty when it is not to be sent now. */
    Optional<Message> begin(Again again, String attempt) {
        Instant wall = clock.wall();
        Run run = runs.lock(again.key().enrolment()).orElseThrow();
        Optional<TouchSlot> found = queue.stillDue(again, wall);
        Optional<Step> step = run.playbook().outline().find(again.key().step());
        if (found.isEmpty()) {
            return Optional.empty();
        }
        TouchSlot slot = found.get();
        CadenceState state = run.state();
        // not by the run's own offset: one that is over no longer hears of the clock
        Instant now = clock.now(run.clock());
        if (step.isEmpty() || !(step.get() instanceof Touch touch)) {
            String why = "the playbook has no such message any more";
            if (TouchRunner.mayHaveLeft(slot)) {
                parking.park(run, again.key(), slot, why + "; it may have left before", now);
            } else {
                ledger.move(again.key(), slot, TouchState.SKIPPED, why, TouchLedger.OURS, now);
            }
            return Optional.empty();
        }
        Facts facts = run.factsAt(now);
        Pending pending =
                new Pending(run, state, facts, touch, now, attempt, again.key().occurrence());
        return begin(again, slot, pending, touch, wall);
    }

    private Optional<Message> begin(Again again, TouchSlot slot, Pending pending, Touch touch, Instant wall) {
        if (slot.heard() != null) {
            end(again, slot, pending, slot.heard(), "said while it was being sent", null);
            return Optional.empty();
        }
        Optional<Channel> channel =
                channels.stream().filter(one -> one.way() == touch.channel()).findFirst();
        boolean inDoubt = TouchRunner.mayHaveLeft(slot);
        int tries = slot.failures() + (slot.state() == TouchState.SENDING ? 1 : 0);
        if (channel.isEmpty() || (inDoubt && !Doubt.goesOn(touch, channel.get(), tries))) {
            String why = channel.isEmpty()
                    ? "no " + touch.channel().word() + " provider is configured"
                    : "the sender ended before it knew whether the message left; it is not sent again unasked";
            end(again, slot, pending, TouchState.PARKED, why, null);
            review.ask(pending, touch, slot.as(TouchState.PARKED, why), inDoubt);
            return Optional.empty();
        }
        String because = "sent again, as " + again.by() + " asked";
        StepDecision decision = Governance.again(
                pending.run().playbook(),
                pending.state(),
                pending.facts(),
                touch,
                slot.recipient(),
                again.asked(),
                because,
                pending.now());
        switch (decision) {
            case StepDecision.Send send -> {
                return claim(slot, pending, touch, channel.get(), send, wall);
            }
            case StepDecision.Defer defer -> putOff(again, slot, pending, "deferred", defer, defer.until());
            case StepDecision.Hold hold ->
                putOff(again, slot, pending, "held", hold, pending.now().plus(HELD));
            default -> {
                if (inDoubt) {
                    String why = decision.reason() + "; it may have left before";
                    parking.park(pending.run(), again.key(), slot, why, pending.now());
                } else {
                    end(again, slot, pending, TouchState.SKIPPED, decision.reason(), decision.rule());
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Message> claim(
            TouchSlot slot, Pending pending, Touch touch, Channel channel, StepDecision.Send send, Instant wall) {
        TouchPlan plan = pending.plan(touch, List.of(slot.recipient()), send.reason());
        Optional<TouchClaim> claim = ledger.claim(plan, slot, pending.attempt(), wall);
        return claim.map(won -> new Message(
                pending,
                touch,
                send.to().getFirst().contact(),
                won,
                List.of(),
                channel,
                send.reason(),
                TouchRunner.mayHaveLeft(slot),
                ledger.notAfter(wall)));
    }

    /** Said once, however often it is looked at. */
    private void putOff(
            Again again, TouchSlot slot, Pending pending, String outcome, StepDecision decision, Instant until) {
        queue.putOff(again, until);
        if (!decision.reason().equals(slot.answer())
                && ledger.move(
                        again.key(), slot, TouchState.DEFERRED, decision.reason(), TouchLedger.OURS, pending.now())) {
            write(pending, slot.recipient(), outcome, decision.reason(), decision.rule());
        }
    }

    private void end(Again again, TouchSlot slot, Pending pending, TouchState state, String why, @Nullable Rule rule) {
        if (ledger.move(again.key(), slot, state, why, TouchLedger.OURS, pending.now())) {
            write(pending, slot.recipient(), outcome(state), why, rule);
        }
    }

    /** Stores what the provider said; what has not left is tried again later. */
    void conclude(Again again, Message message, Sent sent) {
        TouchDesk.Verdict verdict = TouchDesk.verdict(message, sent);
        Pending pending = message.pending();
        Instant now = clock.now(pending.run().clock());
        TouchClaim claim = message.claim();
        Optional<TouchState> became = ledger.close(claim, verdict.state(), verdict.words(), verdict.providerId(), now);
        if (became.isEmpty()) {
            return;
        }
        if (!became.get().ended()) {
            queue.putOff(again, now.plus(backOff(claim.failures())));
            return;
        }
        if (became.get() == TouchState.PARKED) {
            TouchSlot parked = new TouchSlot(
                    claim.slot(),
                    claim.recipient(),
                    TouchState.PARKED,
                    claim.token(),
                    Instant.EPOCH,
                    claim.failures(),
                    verdict.words());
            review.ask(pending, message.step(), parked, sent instanceof Sent.Unknown);
        }
        boolean left = became.get().left();
        write(pending, claim.recipient(), outcome(became.get()), left ? message.reason() : verdict.words(), null);
    }

    private static Duration backOff(int failures) {
        Duration doubled = Duration.ofSeconds(1L << Math.min(failures, 10));
        return doubled.compareTo(LONGEST_BACK_OFF) < 0 ? doubled : LONGEST_BACK_OFF;
    }

    private static String outcome(TouchState state) {
        return state.left() ? "done" : state.word();
    }

    private void write(Pending pending, String recipient, String outcome, String reason, @Nullable Rule rule) {
        journal.write(new Journal.Line(
                pending.run().account().id(),
                pending.run().enrolment(),
                pending.run().published().name(),
                pending.step().id(),
                pending.step().kind(),
                outcome,
                reason,
                recipient,
                "steadfast",
                pending.now(),
                rule == null ? null : rule.word(),
                pending.seen()));
    }
}
