package dev.steadfast.store.reach;

import dev.steadfast.cadence.Caps;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many lifecycle messages are the most.
 *
 * @param contactDay for one contact on a day
 * @param contactWeek for one contact in 7 days
 * @param accountDay for all contacts of an account together on a day
 * @param accountWeek for all contacts of an account together in 7 days
 */
@ConfigurationProperties("steadfast.caps")
public record CapSettings(
        @DefaultValue("1") int contactDay,
        @DefaultValue("4") int contactWeek,
        @DefaultValue("3") int accountDay,
        @DefaultValue("8") int accountWeek) {

    public CapSettings {
        // a start with caps that contradict each other would be found out by the first message
        var _ = new Caps(contactDay, contactWeek, accountDay, accountWeek);
    }

    public Caps most() {
        return new Caps(contactDay, contactWeek, accountDay, accountWeek);
    }
}
