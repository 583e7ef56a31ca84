package dev.steadfast.account;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds the contact that a draft means: by e-mail address, else by phone, else by name. */
final class ContactMerge {

    private ContactMerge() {}

    static List<Contact> of(List<Contact> existing, List<ContactDraft> drafts) {
        List<Contact> merged = new ArrayList<>(existing);
        for (ContactDraft draft : drafts) {
            int at = position(merged, draft);
            if (at < 0) {
                merged.add(draft.asNew());
            } else {
                merged.set(at, draft.onto(merged.get(at)));
            }
        }
        return merged;
    }

    private static int position(List<Contact> contacts, ContactDraft draft) {
        int byEmail = first(contacts, contact -> same(contact.email(), draft.email()));
        if (byEmail >= 0) {
            return byEmail;
        }
        int byPhone = first(
                contacts,
                contact -> same(contact.phone(), draft.phone()) && !bothGiven(contact.email(), draft.email()));
        if (byPhone >= 0) {
            return byPhone;
        }
        return first(
                contacts,
                contact -> same(contact.name(), draft.name())
                        && !bothGiven(contact.email(), draft.email())
                        && !bothGiven(contact.phone(), draft.phone()));
    }

    private static int first(List<Contact> contacts, Predicate<Contact> test) {
        for (int i = 0; i < contacts.size(); i++) {
            if (test.test(contacts.get(i))) {
                return i;
            }
        }
        return -1;
    }

    private static boolean same(@Nullable String one, @Nullable String other) {
        return one != null && one.equalsIgnoreCase(other);
    }

    private static boolean bothGiven(@Nullable String one, @Nullable String other) {
        return one != null && other != null;
    }
}
