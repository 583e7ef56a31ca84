package dev.steadfast.cadence;

import dev.steadfast.playbook.Playbook;
import dev.steadfast.playbook.Touch;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;

/** The facts that decide whether a message may leave, written down for whoever asks why. */
public final class Seen {

    private Seen() {}

    /** By name, in words. */
    public static Map<String, String> by(Playbook playbook, Facts facts, Touch touch, Instant now) {
        Map<String, String> seen = new TreeMap<>();
        seen.put(
                "local time",
                now.atZone(facts.account().zone())
                        .truncatedTo(ChronoUnit.MINUTES)
                        .toString());
        seen.put("sending", held(facts.sendingHeld()));
        seen.put("playbook", held(facts.playbookHeld()));
        seen.put("quieted by", facts.quietedBy() == null ? "nothing" : facts.quietedBy());
        var pace = new Pace(facts, now);
        seen.put("messages to the account", pace.words());
        Addressees addressees = new People(facts).reachable(touch, playbook.purpose(touch));
        for (StepDecision.Recipient recipient : addressees.to()) {
            seen.put(recipient.address(), pace.words(recipient.address()));
        }
        for (Addressees.Passed passed : addressees.passed()) {
            seen.put(passed.who(), passed.why());
        }
        return seen;
    }

    private static String held(boolean held) {
        return held ? "on hold" : "on";
    }
}
