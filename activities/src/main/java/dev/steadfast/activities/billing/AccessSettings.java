package dev.steadfast.activities.billing;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The hook by which your product hears that a customer's access is restricted or restored.
 *
 * @param url to post to; absent: nobody can do it but a person
 * @param secret that signs what is posted; required with a URL
 */
@ConfigurationProperties("steadfast.access")
public record AccessSettings(
        @Nullable URI url, @DefaultValue("") String secret) {

    public AccessSettings {
        url = url == null || url.toString().isBlank() ? null : url;
        if (url != null && secret.isBlank()) {
            throw new IllegalArgumentException("steadfast.access.url (STEADFAST_ACCESS_URL) is " + url
                    + "; with it, steadfast.access.secret (STEADFAST_ACCESS_SECRET) must be set, so that your product can"
                    + " tell our calls from others'");
        }
    }

    @Override
    public String toString() {
        return "AccessSettings[" + url + "]";
    }
}
