package dev.steadfast.activities.email;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Addresses as they stand in a message: no control characters, domains in ASCII, names encoded. */
final class Addressee {

    /** RFC 5321, 4.5.3.1: of a path without its angle brackets, and of what stands before the @. */
    private static final int LONGEST = 254;

    private static final int LONGEST_LOCAL_PART = 64;

    private Addressee() {}

    static InternetAddress of(String address, @Nullable String name) throws AddressException {
        InternetAddress result = new InternetAddress();
        result.setAddress(inAscii(oneLine(address)));
        result.validate();
        return named(result, name);
    }

    /** {@code a@b} or {@code Name <a@b>}. */
    static InternetAddress parse(String text) throws AddressException {
        InternetAddress[] parsed = InternetAddress.parse(oneLine(text), false);
        if (parsed.length != 1 || parsed[0].isGroup()) {
            throw new AddressException("Expected one address", text);
        }
        return of(parsed[0].getAddress(), parsed[0].getPersonal());
    }

    private static InternetAddress named(InternetAddress address, @Nullable String name) throws AddressException {
        if (name != null && !name.isBlank()) {
            try {
                address.setPersonal(oneLine(name), StandardCharsets.UTF_8.name());
            } catch (UnsupportedEncodingException e) {
                throw new IllegalStateException("UTF-8 is always there", e);
            }
        }
        return address;
    }

    private static String oneLine(String text) throws AddressException {
        if (text.codePoints().anyMatch(Character::isISOControl)) {
            throw new AddressException("A line break or control character in an address or name");
        }
        return text;
    }

    private static String inAscii(String address) throws AddressException {
        int at = address.lastIndexOf('@');
        if (at > LONGEST_LOCAL_PART || address.length() > LONGEST) {
            throw new AddressException("An address of %d characters, %d before the @; allowed are %d and %d"
                    .formatted(address.length(), Math.max(0, at), LONGEST, LONGEST_LOCAL_PART));
        }
        if (at < 1 || address.codePoints().limit(at).anyMatch(c -> c > 126)) {
            throw new AddressException(
                    "Not an e-mail address, or one with letters outside ASCII before the @", address);
        }
        try {
            String ascii = address.substring(0, at + 1) + IDN.toASCII(address.substring(at + 1));
            if (ascii.length() > LONGEST) {
                throw new AddressException("An address that is too long in ASCII: %d characters; allowed are %d"
                        .formatted(ascii.length(), LONGEST));
            }
            return ascii;
        } catch (IllegalArgumentException e) {
            throw new AddressException("Not a host name after the @", address);
        }
    }
}
