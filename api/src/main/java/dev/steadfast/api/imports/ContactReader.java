package dev.steadfast.api.imports;

import dev.steadfast.account.AccountRules;
import dev.steadfast.account.BrokenRule;
import dev.steadfast.account.ContactDraft;
import dev.steadfast.account.Role;
import dev.steadfast.api.imports.Column.ContactPart;
import dev.steadfast.store.reach.ConsentWord;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The contact of one row. It is kept while it can be reached, by e-mail or by phone, and nothing else about it is
 * wrong.
 */
final class ContactReader {

    private static final int LONGEST_SOURCE = 200;
    private static final int DATE_ONLY = "2026-03-02".length();

    private final long line;
    private final Map<ContactPart, String> texts;
    private final PendingAccount account;
    private final Set<ContactPart> wrong = EnumSet.noneOf(ContactPart.class);

    ContactReader(long line, Map<ContactPart, String> texts, PendingAccount account) {
        this.line = line;
        this.texts = texts;
        this.account = account;
    }

    void read() {
        String name = part(ContactPart.NAME, AccountRules::name);
        String email = part(ContactPart.EMAIL, AccountRules::email);
        String phone = part(ContactPart.PHONE, AccountRules::phone);
        Role role = part(ContactPart.ROLE, AccountRules::role);
        ContactDraft contact = new ContactDraft(name, email, phone, role);
        if (isUseless(contact)) {
            return;
        }
        if (contact.isSomebody()) {
            account.add(line, contact);
            consent(ContactPart.EMAIL_CONSENT, contact.email(), "an e-mail address");
            consent(ContactPart.SMS_CONSENT, contact.phone(), "a phone");
        } else {
            account.reject(new Rejection(
                    line,
                    ContactPart.ROLE.column(),
                    texts.getOrDefault(ContactPart.ROLE, ""),
                    "must stand beside a name, an e-mail address or a phone"));
        }
    }

    /** A bad word about consent keeps the contact, and says nothing about its consent. */
    private void consent(ContactPart part, @Nullable String address, String what) {
        Boolean granted = part(part, ContactReader::yesOrNo);
        if (granted == null) {
            return;
        }
        if (address == null) {
            account.reject(
                    new Rejection(line, part.column(), texts.getOrDefault(part, ""), "must stand beside " + what));
            return;
        }
        String source = part(ContactPart.CONSENT_SOURCE, ContactReader::source);
        Instant at = part(ContactPart.CONSENT_AT, ContactReader::moment);
        if (!wrong.contains(ContactPart.CONSENT_AT) && !wrong.contains(ContactPart.CONSENT_SOURCE)) {
            account.add(new ConsentWord(
                    address,
                    List.of(),
                    granted,
                    source == null ? "import" : source,
                    null,
                    "import",
                    at == null ? Instant.now() : at));
        }
    }

    private static Boolean yesOrNo(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "yes", "true" -> true;
            case "no", "false" -> false;
            default -> throw new BrokenRule("must be yes or no");
        };
    }

    private static String source(String text) {
        if (text.length() > LONGEST_SOURCE) {
            throw new BrokenRule("must be at most " + LONGEST_SOURCE + " characters");
        }
        return text;
    }

    private static Instant moment(String text) {
        try {
            return text.length() == DATE_ONLY
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : Instant.parse(text);
        } catch (DateTimeException e) {
            throw new BrokenRule("must be a day or an instant such as 2026-03-02T09:00:00Z");
        }
    }

    private boolean isUseless(ContactDraft contact) {
        boolean reachable = contact.email() != null || contact.phone() != null;
        return wrong.contains(ContactPart.NAME) || wrong.contains(ContactPart.ROLE) || (!wrong.isEmpty() && !reachable);
    }

    private <T> @Nullable T part(ContactPart part, Function<String, T> rule) {
        String cell = texts.getOrDefault(part, "");
        try {
            String text = CellRules.text(cell);
            return text.isEmpty() ? null : rule.apply(text);
        } catch (BrokenRule e) {
            account.reject(new Rejection(line, part.column(), cell, e.rule()));
            wrong.add(part);
            return null;
        }
    }
}
