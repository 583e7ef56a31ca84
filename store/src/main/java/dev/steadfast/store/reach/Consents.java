package dev.steadfast.store.reach;

import dev.steadfast.store.Instants;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What people have agreed to. Nothing is ever overwritten: the newest word for a channel and purpose holds, by when it was
 * said and not by when it came in, so that an export with an old agreement does not undo what somebody took back since. It
 * stands on the timeline of every account that has the address.
 */
@Repository
public class Consents {

    private final JdbcClient jdbc;

    Consents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Keeps what was said, unless it says what held already when it was said.
     *
     * @return whether it was kept
     */
    public boolean add(Consent consent) {
        return jdbc.sql("""
                        with said as (
                            insert into consent (channel, address, purpose, granted, source, words, by, at)
                            select :channel, :address, :purpose, :granted, :source, :words, :by, :at
                             where :granted is distinct from (
                                select granted from consent
                                 where channel = :channel and address = :address and purpose = :purpose
                                   and at <= :at::timestamptz
                                 order by at desc, id desc limit 1)
                            returning address),
                        told as (
                            insert into journal (account, kind, outcome, reason, recipient, by, at)
                            select distinct c.account, 'consent', 'done', :told, said.address, :by, :at::timestamptz
                              from said join contact c on lower(c.email) = said.address or c.phone = said.address)
                        select count(*) from said
                        """)
                        .param("channel", consent.channel())
                        .param("address", key(consent.address()))
                        .param("purpose", consent.purpose())
                        .param("granted", consent.granted())
                        .param("source", consent.source())
                        .param("words", consent.words())
                        .param("by", consent.by())
                        .param("at", Instants.parameter(consent.at()))
                        .param("told", told(consent))
                        .query(Integer.class)
                        .single()
                == 1;
    }

    private static String told(Consent consent) {
        return (consent.granted() ? "agreed to " : "took back the consent to ") + consent.purpose() + " messages by "
                + consent.channel() + " (" + consent.source() + ")";
    }

    /** What holds for an address now: the newest word for each channel and purpose of which anything was said. */
    public List<Consent> of(String address) {
        return jdbc.sql("""
                        select distinct on (channel, purpose) * from consent where address = :address
                         order by channel, purpose, at desc, id desc
                        """)
                .param("address", key(address))
                .query(Consents::read)
                .list();
    }

    /** Everything that was ever said for an address, the newest first; at most {@code limit}. */
    public List<Consent> history(String address, int limit) {
        return jdbc.sql("select * from consent where address = :address order by at desc, id desc limit :limit")
                .param("address", key(address))
                .param("limit", limit)
                .query(Consents::read)
                .list();
    }

    /** What holds for the contacts of an account now. */
    public List<Consent> ofAccount(String account) {
        return jdbc.sql("""
                        select distinct on (k.channel, k.address, k.purpose) k.* from contact c join consent k
                            on k.channel = 'email' and k.address = lower(c.email) or k.channel = 'sms' and k.address = c.phone
                         where c.account = :account order by k.channel, k.address, k.purpose, k.at desc, k.id desc
                        """).param("account", account).query(Consents::read).list();
    }

    private static Consent read(ResultSet row, int number) throws SQLException {
        return new Consent(
                row.getString("channel"),
                row.getString("address"),
                row.getString("purpose"),
                row.getBoolean("granted"),
                row.getString("source"),
                row.getString("words"),
                row.getString("by"),
                Instants.read(row, "at"));
    }

    private static String key(String address) {
        return address.strip().toLowerCase(Locale.ROOT);
    }
}
