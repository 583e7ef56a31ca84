package dev.steadfast.store.reach;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What has to be agreed to before it is sent. An SMS always has to be.
 *
 * @param email whether an e-mail has to be, too
 */
@ConfigurationProperties("steadfast.consent")
public record ConsentSettings(@DefaultValue("assumed") Email email) {

    /** What stands in for consent that nobody has given or taken back. */
    public enum Email {
        /** It holds until it is taken back. */
        ASSUMED,
        /** Nothing is sent without it. */
        REQUIRED
    }

    public boolean emailMustBeAgreed() {
        return email == Email.REQUIRED;
    }
}
