package dev.steadfast.activities.connector;

import dev.steadfast.account.Account;
import java.util.Optional;

/** What other systems call our accounts. */
public interface ExternalIds {

    /**
     * The id of an account in a system.
     *
     * @param system such as {@code stripe}
     */
    Optional<String> of(Account account, String system);
}
