/** Money: {@link dev.steadfast.activities.billing.BillingSystem} collects it again, and pauses or ends what it is paid for. */
@NullMarked
package dev.steadfast.activities.billing;

import org.jspecify.annotations.NullMarked;
