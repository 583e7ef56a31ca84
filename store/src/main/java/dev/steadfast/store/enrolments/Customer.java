package dev.steadfast.store.enrolments;

import dev.steadfast.account.Account;
import dev.steadfast.cadence.Facts;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An account as it stands at the door of playbooks.
 *
 * @param clock the test clock it is attached to, if any
 * @param offset of that clock, in milliseconds
 * @param now by that clock
 * @param facts that rules may ask about
 */
record Customer(Account account, @Nullable String clock, long offset, Instant now, Facts facts) {

    String id() {
        return account.id();
    }
}
