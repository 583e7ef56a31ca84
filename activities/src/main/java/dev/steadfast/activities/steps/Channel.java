package dev.steadfast.activities.steps;

import dev.steadfast.playbook.Touch;

/** One way to reach a customer. There is a bean for each that can be used here; what lacks one is parked. */
interface Channel {

    Touch.Channel way();

    /**
     * Sends one message, outside any transaction; nothing of it may leave after {@link Message#notAfter()}. Throws
     * nothing: whatever goes wrong is an answer.
     */
    Sent send(Message message);
}
