package dev.steadfast.lint;

import java.util.Set;

/**
 * What an installation expects of its playbooks.
 *
 * @param mostTouches how many lifecycle touches one run may send one contact within 7 days, at least 1
 * @param tracked what is known here of the fate of a message: any of {@link #TRACKABLE}
 */
public record LintSettings(int mostTouches, Set<String> tracked) {

    /** The functions of conditions that need something to listen for what readers do. */
    public static final Set<String> TRACKABLE = Set.of("opened", "clicked", "replied");

    /** As many as a contact gets where no caps are set, and nothing is tracked. */
    public static final LintSettings DEFAULT = new LintSettings(4, Set.of());

    public LintSettings {
        tracked = Set.copyOf(tracked);
        if (mostTouches < 1) {
            throw new IllegalArgumentException(mostTouches + " touches in 7 days; at least 1 must be allowed");
        }
    }
}
