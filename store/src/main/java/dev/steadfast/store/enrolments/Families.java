package dev.steadfast.store.enrolments;

import dev.steadfast.admission.Family;
import dev.steadfast.cadence.Command;
import dev.steadfast.store.Ids;
import dev.steadfast.store.runs.InputStore;
import dev.steadfast.store.runs.RunStore;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Of a family an account goes through one playbook at a time, the one of the highest priority. Whoever enters holds the
 * account's lock, so that two never enter at once.
 */
@Component
class Families {

    private final JdbcClient jdbc;
    private final RunStore runs;
    private final InputStore inputs;

    Families(JdbcClient jdbc, RunStore runs, InputStore inputs) {
        this.jdbc = jdbc;
        this.runs = runs;
        this.inputs = inputs;
    }

    /**
     * Asks whether there is room.
     *
     * @param holders enrolments of the family that are open, as far as is known
     */
    Family.Standing ask(Candidate candidate, List<String> holders) {
        return holders.isEmpty()
                ? Family.Standing.FREE
                : Family.standing(
                        candidate.playbook(),
                        runs.openOf(candidate.account()).stream()
                                .filter(run -> holders.contains(run.enrolment()))
                                .map(run -> new Family.Holder(
                                        run.enrolment(), run.playbook(), Family.isLeaving(run.state())))
                                .toList());
    }

    /** Makes room: what is lower ends as superseded, and what has ended holds the family no more. */
    void makeRoom(Candidate candidate, Family.Standing standing) {
        List<String> leaving = new ArrayList<>(standing.ended());
        leaving.addAll(standing.lower());
        if (leaving.isEmpty()) {
            return;
        }
        jdbc.sql("update enrolment set family = null where id = any(:ids)")
                .param("ids", leaving.toArray(String[]::new))
                .update();
        String reason = "it has a higher priority in the family "
                + candidate.playbook().precedence().family();
        for (String enrolment : standing.lower()) {
            inputs.add(
                    enrolment,
                    Ids.random("c"),
                    new Command.Supersede(candidate.name(), candidate.customer().now()),
                    candidate.by(),
                    reason,
                    candidate.customer().now());
        }
    }
}
