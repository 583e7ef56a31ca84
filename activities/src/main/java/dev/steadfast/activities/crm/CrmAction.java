package dev.steadfast.activities.crm;

import java.util.Arrays;
import java.util.Locale;

/** What a CRM can be asked for; the words are the playbooks'. */
public enum CrmAction {
    CREATE_TASK,
    UPDATE_TASK,
    CREATE_OPPORTUNITY,
    UPDATE_OPPORTUNITY,
    NOTE,
    UPDATE_CONTACT,
    UPDATE_COMPANY;

    public static CrmAction of(String word) {
        return Arrays.stream(values())
                .filter(action -> action.word().equals(word))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("\"" + word + "\" is nothing that a CRM can be asked for"));
    }

    /** As playbooks say it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
