package dev.steadfast.account;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The syntax of host names and e-mail addresses, RFC 5321 without quoted local parts and address literals, which no
 * customer has.
 */
final class Addresses {

    private static final Pattern LOCAL_PART =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
    private static final Pattern HOST =
            Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])");

    private Addresses() {}

    /** The address with its domain in lower case; letters outside ASCII are allowed in the domain. */
    static Optional<String> email(String text) {
        int at = text.lastIndexOf('@');
        if (at < 1 || at > 64 || !LOCAL_PART.matcher(text.substring(0, at)).matches()) {
            return Optional.empty();
        }
        return domain(text.substring(at + 1))
                .filter(domain -> at + 1 + ascii(domain).length() <= 254)
                .map(domain -> text.substring(0, at) + '@' + domain);
    }

    /** The host name in lower case, with at least two labels. */
    static Optional<String> domain(String text) {
        String host = text.toLowerCase(Locale.ROOT);
        String ascii = ascii(host);
        return ascii.length() <= 253 && HOST.matcher(ascii).matches() ? Optional.of(host) : Optional.empty();
    }

    /** The form that travels on the wire, or the empty text when there is none. */
    private static String ascii(String host) {
        try {
            return IDN.toASCII(host, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
