package dev.steadfast.mapping;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a message names the account.
 *
 * @param system for an external id, whose it is
 */
public record Name(Kind kind, List<Pointer> from, @Nullable String system) {

    private static final int LONGEST = 200;

    /** What kind of name stands there. */
    public enum Kind {
        /** Our id of the account. */
        ID,
        /** The id of the account in another system. */
        EXTERNAL,
        /** The address of somebody there. */
        EMAIL,
        /** A domain, or an address in the web. */
        DOMAIN;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The name in this message, as events carry it. */
    Optional<String> in(Object message) {
        return from.stream()
                .flatMap(pointer -> pointer.text(message).stream())
                .map(String::strip)
                .findFirst()
                .map(this::written)
                .filter(name -> !name.isEmpty() && name.length() <= LONGEST);
    }

    private String written(String found) {
        return switch (kind) {
            case ID -> found;
            case EXTERNAL -> system + ":" + found;
            case EMAIL -> found.indexOf('@') > 0 ? found : "";
            case DOMAIN ->
                found.toLowerCase(Locale.ROOT)
                        .replaceFirst("^https?://", "")
                        .replaceFirst("^www\\.", "")
                        .replaceFirst("[/:?#].*$", "");
        };
    }
}
