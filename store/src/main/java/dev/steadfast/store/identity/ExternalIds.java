package dev.steadfast.store.identity;

import dev.steadfast.account.ExternalId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code external_id}: each belongs to one account, an account may have several. */
@Repository
public class ExternalIds {

    private final JdbcClient jdbc;

    ExternalIds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All of these accounts, by account, in their written form and order. */
    public Map<String, List<ExternalId>> of(Collection<String> accounts) {
        Map<String, List<ExternalId>> ids = new HashMap<>();
        jdbc.sql("select system, id, account from external_id where account = any(:accounts) order by system, id")
                .param("accounts", accounts.toArray(String[]::new))
                .query(row -> {
                    ids.computeIfAbsent(row.getString("account"), account -> new ArrayList<>())
                            .add(new ExternalId(row.getString("system"), row.getString("id")));
                });
        return ids;
    }

    /** Whose they are, of those that are somebody's. */
    public Map<ExternalId, String> owners(Collection<ExternalId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        Map<ExternalId, String> owners = new HashMap<>();
        jdbc.sql("""
                        select x.system, x.id, x.account from external_id x
                          join unnest(:systems::text[], :ids::text[]) as called (system, id)
                            on called.system = x.system and called.id = x.id
                        """)
                .param("systems", column(ids, ExternalId::system))
                .param("ids", column(ids, ExternalId::id))
                .query(row -> {
                    owners.put(new ExternalId(row.getString("system"), row.getString("id")), row.getString("account"));
                });
        return owners;
    }

    /**
     * Adds names to an account. One that is another's stays it: ask {@link #owners} first where that matters.
     *
     * @param by a person, or the event that says so
     * @return whether there is a new one among them
     */
    public boolean add(String account, Collection<ExternalId> ids, String by) {
        return !ids.isEmpty()
                && jdbc.sql("""
                                insert into external_id (system, id, account, by)
                                select called.system, called.id, :account, :by
                                  from unnest(:systems::text[], :ids::text[]) as called (system, id)
                                    on conflict do nothing
                                """)
                                .param("account", account)
                                .param("by", by)
                                .param("systems", column(ids, ExternalId::system))
                                .param("ids", column(ids, ExternalId::id))
                                .update()
                        > 0;
    }

    /** Takes from an account all names but these. */
    public void retain(String account, Collection<ExternalId> ids) {
        jdbc.sql("delete from external_id where account = :account and not (system || ':' || id = any(:ids))")
                .param("account", account)
                .param("ids", column(ids, ExternalId::toString))
                .update();
    }

    private static String[] column(Collection<ExternalId> ids, Function<ExternalId, String> value) {
        return ids.stream().map(value).toArray(String[]::new);
    }
}
