package dev.steadfast.activities.billing;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells declines after which only another card helps from those that may pass by themselves. */
final class Declines {

    /**
     * Stripe's own list of codes after which its Smart Retries do not try again, and two that mean the same; see
     * "Automate payment retries" and "Decline codes" in its documentation. Webhooks are read by the same list, in
     * {@code playbooks/mappings/stripe.yaml}.
     */
    static final Set<String> HARD = Set.of(
            "incorrect_number",
            "invalid_number",
            "invalid_account",
            "lost_card",
            "pickup_card",
            "stolen_card",
            "fraudulent",
            "highest_risk_level",
            "revocation_of_authorization",
            "revocation_of_all_authorizations",
            "transaction_not_allowed",
            "authentication_required");

    private Declines() {}

    /**
     * Whether another try with the same card is of no use.
     *
     * @param declineCode the issuer's reason
     * @param code Stripe's own, where the issuer gave none
     * @param advice what the issuer advises
     */
    static boolean isHard(@Nullable String declineCode, @Nullable String code, @Nullable String advice) {
        return "do_not_try_again".equals(advice)
                || (declineCode != null && HARD.contains(declineCode))
                || (code != null && HARD.contains(code));
    }

    static String word(boolean hard) {
        return hard ? "hard" : "soft";
    }
}
