package dev.steadfast.store.identity;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.SequencedSet;

/**
 * What a sender may call an account: our id, {@code system:id}, an e-mail address of somebody there, or its domain. An
 * address stands for its domain too, unless anybody may have one there.
 */
public final class Names {

    private Names() {}

    /** The names in the order in which they are tried, written as they are looked for. */
    public static List<String> of(String first, List<String> others) {
        SequencedSet<String> names = new LinkedHashSet<>();
        add(names, first);
        others.forEach(other -> add(names, other));
        return List.copyOf(names);
    }

    private static void add(SequencedSet<String> names, String name) {
        if (isEmail(name)) {
            String address = name.toLowerCase(Locale.ROOT);
            String domain = address.substring(address.lastIndexOf('@') + 1);
            names.add(address);
            if (isDomain(domain)) {
                names.add(domain);
            }
        } else if (!name.isBlank()) {
            names.add(name);
        }
    }

    /** Our own ids cannot look like this. */
    static boolean isEmail(String name) {
        return name.indexOf('@') > 0 && !isExternal(name);
    }

    static boolean isExternal(String name) {
        int colon = name.indexOf(':');
        return colon > 0 && colon < name.length() - 1;
    }

    /** Whether it may be the domain of one company. */
    static boolean isDomain(String name) {
        return name.indexOf('.') > 0 && name.indexOf('@') < 0 && !isExternal(name) && !FreeMail.is(lower(name));
    }

    static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
