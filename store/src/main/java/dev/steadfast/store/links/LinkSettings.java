package dev.steadfast.store.links;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.ConstructorBinding;

/**
 * How links in messages are made. Anything that is empty counts as not given.
 *
 * @param base where the outside reaches the public pages; {@code http://localhost:8080} unless given
 * @param key that links are signed with; empty: one that is made once and kept in the database
 * @param previousKey whose links still work, while they are replaced
 * @param tracking whether letters tell us that they were opened, and which links were followed; not unless given
 */
@ConfigurationProperties("steadfast.links")
public record LinkSettings(String base, String key, String previousKey, Boolean tracking) {

    private static final String LOCAL = "http://localhost:8080";
    private static final int SHORTEST_KEY = 32;

    @ConstructorBinding
    public LinkSettings(
            @Nullable String base, @Nullable String key, @Nullable String previousKey, @Nullable Boolean tracking) {
        this.base = base(base == null || base.isBlank() ? LOCAL : base.strip());
        this.key = checked("STEADFAST_LINKS_KEY", key);
        this.previousKey = checked("STEADFAST_LINKS_PREVIOUS_KEY", previousKey);
        this.tracking = tracking != null && tracking;
    }

    LinkSettings(@Nullable String base, @Nullable String key, @Nullable String previousKey) {
        this(base, key, previousKey, null);
    }

    private static String base(String text) {
        try {
            URI uri = URI.create(text);
            if (uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                return text.replaceFirst("/+$", "");
            }
        } catch (IllegalArgumentException unreadable) {
            // said below
        }
        throw new IllegalArgumentException(
                "STEADFAST_PUBLIC_URL is \"" + text
                        + "\"; links in messages begin with it, so it must be an address such as https://steadfast.example.com");
    }

    private static String checked(String name, @Nullable String key) {
        String given = key == null ? "" : key.strip();
        if (!given.isEmpty() && given.length() < SHORTEST_KEY) {
            throw new IllegalArgumentException(
                    "%s has %d characters; it must be a secret of at least %d, such as `openssl rand -base64 32` makes"
                            .formatted(name, given.length(), SHORTEST_KEY));
        }
        return given;
    }

    @Override
    public String toString() {
        return "LinkSettings[" + base + "]";
    }
}
