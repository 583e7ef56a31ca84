package dev.steadfast.store.reach;

import dev.steadfast.store.Instants;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Addresses that nothing is sent to any more, whoever they belong to. Case makes no difference. What is put on the list or
 * taken off it stands on the timeline of every account that has the address.
 */
@Repository
public class Suppressions {

    private static final String TOLD = """
            told as (
                insert into journal (account, kind, outcome, reason, recipient, by, at)
                select distinct c.account, 'suppression', 'done', :told, :address, :by, :at::timestamptz
                  from changed join contact c on lower(c.email) = changed.address or c.phone = changed.address)
            select count(*) from changed
            """;

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
                        with changed as (
                            insert into suppression (channel, address, reason, source, words, at)
                            values (:channel, :address, :reason, :by, :words, :at) on conflict do nothing
                            returning address),
                        """ + TOLD)
                        .param("channel", suppression.channel())
                        .param("address", key(suppression.address()))
                        .param("reason", suppression.reason().word())
                        .param("by", suppression.source())
                        .param("words", suppression.words())
                        .param("at", Instants.parameter(suppression.at()))
                        .param(
                                "told",
                                "nothing is sent there by " + suppression.channel() + " any more: "
                                        + suppression.reason().word()
                                        + (suppression.words() == null ? "" : ", " + suppression.words()))
                        .query(Integer.class)
                        .single()
                == 1;
    }

    public Optional<Suppression> find(String channel, String address) {
        return jdbc.sql("select * from suppression where channel = :channel and address = :address")
                .param("channel", channel)
                .param("address", key(address))
                .query(Suppressions::read)
                .optional();
    }

    /**
     * At most {@code limit} by channel and address.
     *
     * @param part of the address; null for any
     * @param after the last one of the part of the list before; null for its beginning
     */
    public List<Suppression> list(@Nullable String part, @Nullable Suppression after, int limit) {
        return jdbc.sql("""
                        select * from suppression
                         where (channel, address) > (:channel, :after) and strpos(address, :part) > 0
                         order by channel, address limit :limit
                        """)
                .param("channel", after == null ? "" : after.channel())
                .param("after", after == null ? "" : after.address())
                .param("part", part == null ? "" : key(part))
                .param("limit", limit)
                .query(Suppressions::read)
                .list();
    }

    /** Those of an account's contacts. */
    public List<Suppression> ofAccount(String account) {
        return jdbc.sql("""
                        select distinct s.* from contact c join suppression s
                            on s.channel = 'email' and s.address = lower(c.email) or s.channel = 'sms' and s.address = c.phone
                         where c.account = :account order by s.channel, s.address
                        """).param("account", account).query(Suppressions::read).list();
    }

    /** Allows the address again, as far as this list is concerned; false when it is not on it. */
    public boolean lift(String channel, String address) {
        return jdbc.sql("delete from suppression where channel = :channel and address = :address")
                        .param("channel", channel)
                        .param("address", key(address))
                        .update()
                == 1;
    }

    /**
     * The same, with who did so and why.
     *
     * @param at business time
     */
    public boolean lift(String channel, String address, String why, String by, Instant at) {
        return jdbc.sql("""
                        with changed as (
                            delete from suppression where channel = :channel and address = :address returning address),
                        """ + TOLD)
                        .param("channel", channel)
                        .param("address", key(address))
                        .param("told", "it may be written to by " + channel + " again: " + why)
                        .param("by", by)
                        .param("at", Instants.parameter(at))
                        .query(Integer.class)
                        .single()
                == 1;
    }

    private static Suppression read(ResultSet row, int number) throws SQLException {
        return new Suppression(
                row.getString("channel"),
                row.getString("address"),
                Suppression.Reason.of(row.getString("reason")),
                row.getString("source"),
                row.getString("words"),
                Instants.read(row, "at"));
    }

    private static String key(String address) {
        return address.strip().toLowerCase(Locale.ROOT);
    }
}
