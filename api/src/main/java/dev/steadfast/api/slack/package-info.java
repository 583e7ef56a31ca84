/** Buttons under our Slack messages; Slack calls {@link dev.steadfast.api.slack.SlackController}. */
@NullMarked
package dev.steadfast.api.slack;

import org.jspecify.annotations.NullMarked;
