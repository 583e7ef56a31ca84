/** Messages to colleagues: {@link dev.steadfast.activities.slack.SlackPosts} posts them to Slack. */
@NullMarked
package dev.steadfast.activities.slack;

import org.jspecify.annotations.NullMarked;
