package dev.steadfast.simulation;

import dev.steadfast.account.Account;
import dev.steadfast.account.AccountEvent;
import dev.steadfast.account.BrokenRule;
import dev.steadfast.cadence.DeedValues;
import dev.steadfast.cadence.Facts;
import dev.steadfast.cadence.StepDecision;
import dev.steadfast.cadence.StepResult;
import dev.steadfast.playbook.Deed;
import dev.steadfast.playbook.Playbook.Purpose;
import dev.steadfast.playbook.Step;
import dev.steadfast.playbook.Touch;
import dev.steadfast.template.UnrenderableText;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What steps do to the world of a simulation: what they write, set and start has effects on what comes after. */
final class Deeds {

    private static final Map<String, Object> SENDER = Map.of("name", "Customer Success", "product", "our product");

    private final World world;
    private final Door door;

    Deeds(World world, Door door) {
        this.world = world;
        this.door = door;
    }

    /**
     * What a step came to.
     *
     * @param changesAccount whether the account is another one now
     * @param events that this change stands for
     */
    record Done(StepResult result, String reason, boolean changesAccount, List<AccountEvent> events) {}

    Done carryOut(Play play, StepDecision decision, Instant now) {
        Step step = play.pending();
        if (decision instanceof StepDecision.Send send && step instanceof Touch touch) {
            world.sent(send, touch, play.playbook().purpose(touch) == Purpose.LIFECYCLE, now);
        }
        if (!(decision instanceof StepDecision.Act act)) {
            return as(decision, step, now);
        }
        try {
            return switch (step) {
                case Deed.Enrol enrol -> enrol(play, enrol, act, now);
                case Deed.SetAttributes set -> set(play, set, now);
                default -> as(decision, step, now);
            };
        } catch (UnrenderableText e) {
            return of(step, StepResult.Kind.PARKED, String.valueOf(e.getMessage()), now);
        } catch (BrokenRule e) {
            return of(step, StepResult.Kind.PARKED, e.rule(), now);
        }
    }

    private Done enrol(Play play, Deed.Enrol step, StepDecision.Act act, Instant now) {
        String key = written(play, step, now).get("key");
        Optional<Door.Answer> answer = door.byStep(play.playbook().name(), step.playbook(), key, now);
        return switch (answer.orElseGet(Door.Answer.Entered::new)) {
            case Door.Answer.Entered ignored -> as(act, step, now);
            case Door.Answer.HeldOut ignored ->
                of(
                        step,
                        StepResult.Kind.SKIPPED,
                        "the account gets nothing of " + step.playbook() + ", to measure what it earns",
                        now);
            case Door.Answer.Refused refused ->
                of(
                        step,
                        StepResult.Kind.SKIPPED,
                        "not enrolled in " + step.playbook() + ": the account " + refused.reason(),
                        now);
        };
    }

    private Done set(Play play, Deed.SetAttributes step, Instant now) {
        Map<String, Object> values = DeedValues.attributes(written(play, step, now));
        Account before = world.at(now).customer();
        world.set(values);
        Account after = world.at(now).customer();
        return new Done(
                StepResult.of(step.id(), StepResult.Kind.DONE, null, now),
                DeedValues.said(values),
                !after.equals(before),
                AccountEvent.between(before, after));
    }

    private static Map<String, String> written(Play play, Deed deed, Instant now) {
        if (deed.with().isEmpty()) {
            return Map.of();
        }
        Facts facts = play.facts(now);
        return DeedValues.written(
                deed.with(),
                DeedValues.facts(
                        play.playbook(),
                        play.state(),
                        facts,
                        facts.customer().contacts().stream().findFirst().orElse(null),
                        SENDER));
    }

    private static Done as(StepDecision decision, Step step, Instant now) {
        return new Done(decision.result(step.id(), now), decision.reason(), false, List.of());
    }

    private static Done of(Step step, StepResult.Kind kind, String reason, Instant now) {
        return new Done(StepResult.of(step.id(), kind, null, now), reason, false, List.of());
    }
}
