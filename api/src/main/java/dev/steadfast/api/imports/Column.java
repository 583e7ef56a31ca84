package dev.steadfast.api.imports;

import dev.steadfast.account.Attribute;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the cells of a column say. */
sealed interface Column {

    /** The name by which a rejection calls it. */
    String name();

    /** The account's id. */
    record Id(String name) implements Column {}

    /** One of the columns that every account has. */
    record Plain(String name, Attribute attribute) implements Column {}

    /** One of those that describe a contact. */
    record OfContact(String name, ContactPart part) implements Column {}

    /** What other systems call the account. */
    record ExternalIds(String name) implements Column {}

    /** An attribute of the user's own. */
    record Custom(String name) implements Column {}

    /** A column without a name, as spreadsheets leave them behind; its cells must be empty. */
    record Nameless(String name) implements Column {}

    /** What is said of a contact. */
    enum ContactPart {
        NAME,
        EMAIL,
        PHONE,
        ROLE,
        /** Whether the contact has agreed to text messages: yes or no. */
        SMS_CONSENT,
        /** Whether it has agreed to e-mail: yes or no. */
        EMAIL_CONSENT,
        /** Where it said so. */
        CONSENT_SOURCE,
        /** When it said so. */
        CONSENT_AT;

        /** The name in the header: {@code contact_email}. */
        String column() {
            return "contact_" + name().toLowerCase(Locale.ROOT);
        }

        static Optional<ContactPart> of(String column) {
            return Arrays.stream(values())
                    .filter(part -> part.column().equals(column))
                    .findFirst();
        }
    }
}
