package dev.steadfast.store.links;

import dev.steadfast.store.clock.BusinessClock;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds the messages that links stood in. */
@Repository
public class LinkedTouches {

    private final JdbcClient jdbc;
    private final BusinessClock clock;

    LinkedTouches(JdbcClient jdbc, BusinessClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Empty where it is not in the ledger any more. */
    public Optional<LinkedTouch> find(TouchLink link) {
        return jdbc.sql("""
                        select t.account, t.enrolment, e.playbook, t.step, t.occurrence, t.slot, t.channel, t.kind,
                               t.purpose, t.recipient, a.locale, coalesce(c.offset_ms, 0) as offset_ms
                          from touch t
                          join enrolment e on e.id = t.enrolment
                          join account a on a.id = t.account
                          left join test_clock c on c.id = a.clock
                         where t.enrolment = :enrolment and t.step = :step and t.occurrence = :occurrence
                           and t.slot = :slot
                        """)
                .param("enrolment", link.touch().enrolment())
                .param("step", link.touch().step())
                .param("occurrence", link.touch().occurrence())
                .param("slot", link.slot())
                .query((row, number) -> new LinkedTouch(
                        row.getString("account"),
                        row.getString("enrolment"),
                        row.getString("playbook"),
                        row.getString("step"),
                        row.getInt("occurrence"),
                        row.getInt("slot"),
                        row.getString("channel"),
                        row.getString("kind"),
                        row.getString("purpose"),
                        row.getString("recipient"),
                        row.getString("locale"),
                        clock.now(row.getLong("offset_ms"))))
                .optional();
    }
}
