package dev.steadfast.store.enrolments;

import dev.steadfast.cadence.CadenceState;
import dev.steadfast.cadence.Command;
import dev.steadfast.playbook.Playbook;
import dev.steadfast.store.Ids;
import dev.steadfast.store.runs.InputStore;
import dev.steadfast.store.runs.Run;
import dev.steadfast.store.runs.RunStore;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
     * How a family stands to one who wants to enter.
     *
     * @param refusal why not; null when nothing is in the way
     * @param ended runs that are on their way out already
     * @param lower runs that have to make room
     */
    record Standing(@Nullable String refusal, List<String> ended, List<String> lower) {
        private static final Standing FREE = new Standing(null, List.of(), List.of());
    }

    /**
     * Asks whether there is room.
     *
     * @param holders enrolments of the family that are open, as far as is known
     */
    Standing ask(Candidate candidate, List<String> holders) {
        if (holders.isEmpty()) {
            return Standing.FREE;
        }
        List<String> ended = new ArrayList<>();
        List<String> lower = new ArrayList<>();
        int mine = candidate.playbook().precedence().priority();
        for (Run run : runs.openOf(candidate.account())) {
            if (!holders.contains(run.enrolment())) {
                continue;
            }
            CadenceState state = run.state();
            if (state.isFinished() || state.ending() != null) {
                ended.add(run.enrolment());
            } else if (mine > run.playbook().precedence().priority()) {
                lower.add(run.enrolment());
            } else {
                return refused(candidate.playbook(), run.playbook());
            }
        }
        return new Standing(null, ended, lower);
    }

    static Standing refused(Playbook mine, Playbook theirs) {
        String reason = "is in " + theirs.name() + ", of the same family "
                + mine.precedence().family()
                + ", whose priority " + theirs.precedence().priority() + " is not below "
                + mine.precedence().priority();
        return new Standing(reason, List.of(), List.of());
    }

    /** Makes room: what is lower ends as superseded, and what has ended holds the family no more. */
    void makeRoom(Candidate candidate, Standing standing) {
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
