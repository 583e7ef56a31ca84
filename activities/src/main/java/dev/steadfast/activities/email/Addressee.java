package dev.steadfast.activities.email;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Addresses as they stand in a message: no control characters, domains in ASCII, names encoded. */
final class Addressee {

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
        if (at < 1 || address.codePoints().limit(at).anyMatch(c -> c > 126)) {
            throw new AddressException(
                    "Not an e-mail address, or one with letters outside ASCII before the @", address);
        }
        try {
            return address.substring(0, at + 1) + IDN.toASCII(address.substring(at + 1));
        } catch (IllegalArgumentException e) {
            throw new AddressException("Not a host name after the @", address);
        }
    }
}
