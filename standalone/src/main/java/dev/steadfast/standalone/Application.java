package dev.steadfast.standalone;

import dev.steadfast.standalone.mail.EmbeddedMailbox;
import java.util.Map;
import java.util.Optional;

/** What runs on database, engine and mailbox: the page and the workers. */
interface Application extends AutoCloseable {
    /** Port of the page. */
    int port();

    /** Ends the page first, then the workers. */
    @Override
    void close();

    /** Brings the application up. */
    interface Starter {
        /**
         * @param properties the choices made before: {@code spring.datasource.*}, {@code steadfast.temporal.*},
         *     {@code steadfast.mail.*}
         * @param mailbox empty where a real mail server is configured
         */
        Application start(Map<String, Object> properties, Optional<EmbeddedMailbox> mailbox);
    }
}
