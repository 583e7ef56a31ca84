package dev.steadfast.store.reach;

import dev.steadfast.account.AccountRules;
import dev.steadfast.account.BrokenRule;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says that a contact has said: for one purpose or for several, by the channel that the address belongs to.
 *
 * @param address an e-mail address, or a phone number
 * @param purposes none means every purpose
 * @param source where it was said
 * @param at business time
 */
public record ConsentWord(
        String address,
        List<String> purposes,
        boolean granted,
        String source,
        @Nullable String words,
        String by,
        Instant at) {

    /** What consent may be for. */
    public static final List<String> PURPOSES = List.of("lifecycle", "survey", "transactional");

    public ConsentWord {
        purposes = purposes.isEmpty() ? PURPOSES : List.copyOf(purposes);
    }

    /** {@code email} or {@code sms}: the way to such an address. */
    public static String channelOf(String address) {
        return address.indexOf('@') >= 0 ? "email" : "sms";
    }

    /**
     * The address as it is kept.
     *
     * @throws BrokenRule when it is none
     */
    public static String address(String text) {
        return channelOf(text).equals("email") ? AccountRules.email(text) : AccountRules.phone(text);
    }

    /** @throws BrokenRule when it is none */
    public static String purpose(String text) {
        if (!PURPOSES.contains(text)) {
            throw new BrokenRule("must be one of " + String.join(", ", PURPOSES));
        }
        return text;
    }

    /** One for each purpose. */
    public List<Consent> consents() {
        return purposes.stream()
                .map(purpose -> new Consent(channelOf(address), address, purpose, granted, source, words, by, at))
                .toList();
    }
}
