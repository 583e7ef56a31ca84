package dev.steadfast.activities.steps;

import dev.steadfast.playbook.Playbook.OnUncertain;
import dev.steadfast.playbook.Touch;

/** What is done with a message that may or may not have left. */
final class Doubt {

    /** Whoever may have got a message three times does not get it once more. */
    private static final int MOST_TRIES = 3;

    private Doubt() {}

    /** Whether it is sent once more after so many tries, by the step's own rule. */
    static boolean resends(Touch step, int tries) {
        return step.frame().onUncertain() == OnUncertain.RESEND && tries < MOST_TRIES;
    }

    /** Whether it is looked into once more after so many tries: the provider may know, or the step sends it again. */
    static boolean goesOn(Touch step, Channel channel, int tries) {
        return tries < MOST_TRIES && (channel.looksUp() || resends(step, tries));
    }
}
