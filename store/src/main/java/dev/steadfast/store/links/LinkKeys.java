package dev.steadfast.store.links;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The keys of the links: one to sign with, and the one before it, whose links still work. Where none is set, one is made
 * at the first start and kept in the database, the same for every process.
 */
@Component
class LinkKeys implements InitializingBean {

    private static final String SETTING = "link-key";

    private final LinkSettings settings;
    private final JdbcClient jdbc;
    private volatile List<byte[]> keys = List.of();

    LinkKeys(LinkSettings settings, JdbcClient jdbc) {
        this.settings = settings;
        this.jdbc = jdbc;
    }

    @Override
    public void afterPropertiesSet() {
        String first = settings.key().isEmpty() ? stored() : settings.key();
        keys = Stream.of(first, settings.previousKey())
                .filter(key -> !key.isEmpty())
                .map(key -> key.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    private String stored() {
        byte[] fresh = new byte[32];
        new SecureRandom().nextBytes(fresh);
        jdbc.sql(
                        "insert into setting (name, value, changed_by) values (:name, :value, 'steadfast') on conflict do nothing")
                .param("name", SETTING)
                .param("value", Base64.getEncoder().encodeToString(fresh))
                .update();
        return jdbc.sql("select value from setting where name = :name")
                .param("name", SETTING)
                .query(String.class)
                .single();
    }

    /** The one to sign with first. */
    List<byte[]> all() {
        return keys;
    }
}
