/** Steps that post to another system: {@link dev.steadfast.activities.webhook.WebhookSender} signs and sends. */
@NullMarked
package dev.steadfast.activities.webhook;

import org.jspecify.annotations.NullMarked;
