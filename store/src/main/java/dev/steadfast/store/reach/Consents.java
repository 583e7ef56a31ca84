package dev.steadfast.store.reach;

import dev.steadfast.store.Instants;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What people have agreed to. Nothing is ever overwritten: the newest word for a channel and purpose holds. */
@Repository
public class Consents {

    private final JdbcClient jdbc;

    Consents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps what was said, unless it says what already holds. */
    public void add(Consent consent) {
        jdbc.sql("""
                        insert into consent (channel, address, purpose, granted, source, words, by, at)
                        select :channel, :address, :purpose, :granted, :source, :words, :by, :at
                         where :granted is distinct from (
                            select granted from consent
                             where channel = :channel and address = :address and purpose = :purpose
                             order by id desc limit 1)
                        """)
                .param("channel", consent.channel())
                .param("address", key(consent.address()))
                .param("purpose", consent.purpose())
                .param("granted", consent.granted())
                .param("source", consent.source())
                .param("words", consent.words())
                .param("by", consent.by())
                .param("at", Instants.parameter(consent.at()))
                .update();
    }

    /** What holds for an address now: the newest word for each channel and purpose of which anything was said. */
    public List<Consent> of(String address) {
        return jdbc.sql("""
                        select distinct on (channel, purpose) * from consent where address = :address
                         order by channel, purpose, id desc
                        """)
                .param("address", key(address))
                .query((row, number) -> new Consent(
                        row.getString("channel"),
                        row.getString("address"),
                        row.getString("purpose"),
                        row.getBoolean("granted"),
                        row.getString("source"),
                        row.getString("words"),
                        row.getString("by"),
                        Instants.read(row, "at")))
                .list();
    }

    private static String key(String address) {
        return address.strip().toLowerCase(Locale.ROOT);
    }
}
