package dev.steadfast.store.reach;

import dev.steadfast.store.Instants;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Addresses that nothing is sent to any more, whoever they belong to. Case makes no difference. */
@Repository
public class Suppressions {

    private final JdbcClient jdbc;

    Suppressions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Suppresses an address; one that is suppressed already stays so for its first reason.
     *
     * @return whether it was not before
     */
    public boolean add(Suppression suppression) {
        return jdbc.sql("""
                        insert into suppression (channel, address, reason, source, words, at)
                        values (:channel, :address, :reason, :source, :words, :at) on conflict do nothing
                        """)
                        .param("channel", suppression.channel())
                        .param("address", key(suppression.address()))
                        .param("reason", suppression.reason().word())
                        .param("source", suppression.source())
                        .param("words", suppression.words())
                        .param("at", Instants.parameter(suppression.at()))
                        .update()
                == 1;
    }

    public Optional<Suppression> find(String channel, String address) {
        return jdbc.sql("select * from suppression where channel = :channel and address = :address")
                .param("channel", channel)
                .param("address", key(address))
                .query((row, number) -> new Suppression(
                        row.getString("channel"),
                        row.getString("address"),
                        Suppression.Reason.of(row.getString("reason")),
                        row.getString("source"),
                        row.getString("words"),
                        Instants.read(row, "at")))
                .optional();
    }

    /** Allows the address again, as far as this list is concerned; false when it is not on it. */
    public boolean lift(String channel, String address) {
        return jdbc.sql("delete from suppression where channel = :channel and address = :address")
                        .param("channel", channel)
                        .param("address", key(address))
                        .update()
                == 1;
    }

    private static String key(String address) {
        return address.strip().toLowerCase(Locale.ROOT);
    }
}
