package dev.steadfast.store.identity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds accounts by what senders call them. Our id goes before everything; an address or a domain that fits two accounts
 * fits none.
 */
@Component
public class AccountDirectory {

    private final JdbcClient jdbc;

    AccountDirectory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * An account that is known.
     *
     * @param offset of its test clock, in milliseconds
     */
    public record Known(String account, long offset) {}

    /** The accounts behind these names, by name; those that are not known are not there. */
    public Map<String, Known> find(Collection<String> names) {
        Map<String, Known> found = new HashMap<>(byId(names));
        Map<String, String> called = new HashMap<>();
        List<String> left = names.stream()
                .distinct()
                .filter(name -> !found.containsKey(name))
                .toList();
        external(only(left, Names::isExternal), called);
        emails(only(left, Names::isEmail), called);
        domains(only(left, Names::isDomain), called);
        if (!called.isEmpty()) {
            Map<String, Known> accounts = byId(called.values());
            called.forEach((name, account) -> {
                Known known = accounts.get(account);
                if (known != null) {
                    found.put(name, known);
                }
            });
        }
        return found;
    }

    private static List<String> only(List<String> names, Predicate<String> kind) {
        return names.stream().filter(kind).toList();
    }

    private Map<String, Known> byId(Collection<String> ids) {
        Map<String, Known> found = new HashMap<>();
        jdbc.sql("""
                        select a.id, coalesce(c.offset_ms, 0) as offset_ms
                          from account a left join test_clock c on c.id = a.clock where a.id = any(:ids)
                        """)
                .param("ids", ids.stream().distinct().toArray(String[]::new))
                .query(row -> {
                    found.put(row.getString("id"), new Known(row.getString("id"), row.getLong("offset_ms")));
                });
        return found;
    }

    private void external(List<String> names, Map<String, String> found) {
        if (names.isEmpty()) {
            return;
        }
        List<String> systems = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        names.forEach(name -> {
            systems.add(name.substring(0, name.indexOf(':')));
            ids.add(name.substring(name.indexOf(':') + 1));
        });
        jdbc.sql("""
                        select x.system || ':' || x.id as name, x.account from external_id x
                          join unnest(:systems::text[], :ids::text[]) as called (system, id)
                            on called.system = x.system and called.id = x.id
                        """)
                .param("systems", systems.toArray(String[]::new))
                .param("ids", ids.toArray(String[]::new))
                .query(row -> {
                    found.put(row.getString("name"), row.getString("account"));
                });
    }

    private void emails(List<String> names, Map<String, String> found) {
        unique(names, found, """
                select lower(email) as name, min(account) as account from contact
                 where lower(email) = any(:names) group by lower(email) having count(distinct account) = 1
                """);
    }

    private void domains(List<String> names, Map<String, String> found) {
        unique(names, found, """
                select domain as name, min(id) as account from account
                 where domain = any(:names) group by domain having count(*) = 1
                """);
    }

    private void unique(List<String> names, Map<String, String> found, String sql) {
        if (names.isEmpty()) {
            return;
        }
        Map<String, String> accounts = new HashMap<>();
        jdbc.sql(sql)
                .param("names", names.stream().map(Names::lower).distinct().toArray(String[]::new))
                .query(row -> {
                    accounts.put(row.getString("name"), row.getString("account"));
                });
        names.forEach(name -> {
            String account = accounts.get(Names.lower(name));
            if (account != null) {
                found.put(name, account);
            }
        });
    }
}
