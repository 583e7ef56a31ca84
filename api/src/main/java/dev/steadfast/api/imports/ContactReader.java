package dev.steadfast.api.imports;

import dev.steadfast.account.AccountRules;
import dev.steadfast.account.BrokenRule;
import dev.steadfast.account.ContactDraft;
import dev.steadfast.account.Role;
import dev.steadfast.api.imports.Column.ContactPart;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The contact of one row. It is kept while it can be reached, by e-mail or by phone, and nothing else about it is
 * wrong.
 */
final class ContactReader {

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
        } else {
            account.reject(new Rejection(
                    line,
                    ContactPart.ROLE.column(),
                    texts.getOrDefault(ContactPart.ROLE, ""),
                    "must stand beside a name, an e-mail address or a phone"));
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
