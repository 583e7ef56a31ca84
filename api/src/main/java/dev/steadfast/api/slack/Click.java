package dev.steadfast.api.slack;

/**
 * A button that somebody has pressed.
 *
 * @param action {@code done}, {@code snooze} or {@code escalate}
 * @param value the task, or the enrolment to escalate
 * @param user Slack's id of who pressed it
 * @param channel where the message stands
 * @param message its time stamp, which is Slack's id of it
 * @param text what it says
 */
record Click(String action, String value, String user, String channel, String message, String text) {}
