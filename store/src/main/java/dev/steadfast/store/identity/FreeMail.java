package dev.steadfast.store.identity;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Domains where anybody has a mailbox: they tell nothing about a company. */
final class FreeMail {

    private static final Set<String> DOMAINS = read();

    private FreeMail() {}

    static boolean is(String domain) {
        return DOMAINS.contains(domain);
    }

    private static Set<String> read() {
        try (InputStream file =
                Objects.requireNonNull(FreeMail.class.getResourceAsStream("/identity/free-mail-domains.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
