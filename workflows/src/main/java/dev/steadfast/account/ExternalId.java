package dev.steadfast.account;

import java.util.regex.Pattern;

/**
 * What another system calls an account, written {@code stripe:cus_9s6XKzkNRiz8i3}.
 *
 * @param system such as {@code stripe}, {@code hubspot}, {@code zendesk}
 * @param id that system's own, as it writes it
 */
public record ExternalId(String system, String id) {

    private static final Pattern SYSTEM = Pattern.compile("[a-z][a-z0-9_-]{0,39}");
    private static final int LONGEST = 200;

    /**
     * Reads the written form.
     *
     * @throws BrokenRule where it is none
     */
    public static ExternalId read(String text) {
        String line = Texts.line(text, LONGEST);
        int colon = line.indexOf(':');
        String system = colon < 0 ? "" : line.substring(0, colon);
        String id = line.substring(colon + 1);
        if (!SYSTEM.matcher(system).matches() || id.isBlank() || !id.equals(id.strip())) {
            throw new BrokenRule("must be a system and its id, such as stripe:cus_9s6XKzkNRiz8i3");
        }
        return new ExternalId(system, id);
    }

    @Override
    public String toString() {
        return system + ":" + id;
    }
}
