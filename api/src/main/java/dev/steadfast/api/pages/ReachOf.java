package dev.steadfast.api.pages;

import dev.steadfast.account.Contact;
import dev.steadfast.store.reach.Consent;
import dev.steadfast.store.reach.Suppression;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is known of whether an account's contacts may be written to. */
public record ReachOf(List<Suppression> suppressions, List<Consent> consents, ZoneId zone) {

    /**
     * One thing that is known.
     *
     * @param good whether it allows messages, rather than forbidding them
     * @param proof who said so, where and when
     */
    public record Word(String what, boolean good, String proof) {}

    /** What is known of this contact, what forbids messages first. */
    public List<Word> of(Contact contact) {
        return Stream.concat(
                        suppressions.stream()
                                .filter(one -> isOf(contact, one.address()))
                                .map(one -> new Word(
                                        "no " + one.channel() + ": "
                                                + one.reason().word(),
                                        false,
                                        one.source() + ", " + day(one.at()))),
                        consents.stream()
                                .filter(one -> isOf(contact, one.address()))
                                .map(one -> new Word(
                                        (one.granted() ? "agreed to " : "no ") + one.purpose() + " by " + one.channel(),
                                        one.granted(),
                                        one.source() + ", " + day(one.at()))))
                .toList();
    }

    private static boolean isOf(Contact contact, String address) {
        return address.equals(lower(contact.email())) || address.equals(lower(contact.phone()));
    }

    private static @Nullable String lower(@Nullable String text) {
        return text == null ? null : text.toLowerCase(Locale.ROOT);
    }

    private String day(Instant at) {
        return LocalDate.ofInstant(at, zone).toString();
    }
}
