package dev.steadfast.store.enrolments;

import dev.steadfast.admission.Stay;
import dev.steadfast.store.Instants;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What accounts have been through. */
@Repository
class EnrolmentHistory {

    private final JdbcClient jdbc;

    EnrolmentHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Every enrolment of these accounts, by account. */
    Map<String, List<Stay>> of(Collection<String> accounts) {
        Map<String, List<Stay>> stays = new HashMap<>();
        jdbc.sql("""
                        select account, id, playbook, key, family, anchor, anchor_date, state,
                               case when state = 'finished' then coalesce(finished_at, enrolled_at) end as finished_at
                          from enrolment where account = any(:ids) order by recorded_at, id
                        """).param("ids", accounts.toArray(String[]::new)).query(row -> {
            stays.computeIfAbsent(row.getString("account"), account -> new ArrayList<>())
                    .add(new Stay(
                            row.getString("id"),
                            row.getString("playbook"),
                            row.getString("key"),
                            row.getString("family"),
                            Instants.read(row, "anchor"),
                            row.getObject("anchor_date", LocalDate.class),
                            Instants.readOrNull(row, "finished_at")));
        });
        return stays;
    }
}
