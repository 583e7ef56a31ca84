package dev.steadfast.api.pages;

import dev.steadfast.store.clock.AdvanceStatus;
import dev.steadfast.store.settings.SendingSwitch;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What surrounds every page.
 *
 * @param here path and query of the page, to come back to after a form
 * @param clock absent where business time is wall-clock time
 * @param mailServer a real one; absent where mail stays inside this process
 * @param quarantined how many events wait for an account that is not known, counted up to 10,000
 * @param user absent where nobody signs in
 */
public record Chrome(
        String here,
        @Nullable Clock clock,
        SendingSwitch.State sending,
        @Nullable String mailServer,
        boolean mailbox,
        int quarantined,
        @Nullable String user) {

    /**
     * The test clock.
     *
     * @param advance under way; absent when it stands
     */
    public record Clock(Instant now, @Nullable AdvanceStatus advance) {}
}
