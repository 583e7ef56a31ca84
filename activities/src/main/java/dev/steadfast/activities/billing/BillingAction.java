package dev.steadfast.activities.billing;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a billing system can be asked for. */
public enum BillingAction {
    /** Collects an invoice again: {@code invoice_id}. */
    RETRY_PAYMENT,
    /** Collects nothing until it is resumed: {@code subscription_id}, else the account's only one. */
    PAUSE_SUBSCRIPTION,
    RESUME_SUBSCRIPTION,
    CANCEL_SUBSCRIPTION,
    /** Makes a link by which the account's people see and change how they pay: {@code return_url}, if they are to come back. */
    PORTAL_LINK;

    /** The action that playbooks call so; empty for what is none of a billing system. */
    public static Optional<BillingAction> of(String word) {
        return Arrays.stream(values())
                .filter(action ->
                        action.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(word))
                .findFirst();
    }
}
