package dev.steadfast.cadence;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where one enrolment stands. The one shape that is the workflow's input, the checkpoint in the database and the
 * seed of every forecast. All instants are business time.
 *
 * @param format of this record; a worker refuses a higher one than it knows
 * @param interpreter rules that fold and next obey
 * @param enrolledAt when the run began
 * @param anchor the instant that day 0 is counted from
 * @param offset of the test clock, in milliseconds; 0 in production
 * @param applied sequence number of the last input folded
 * @param turn number of step results folded, so that a repeated activity finds what it has stored
 * @param step the pending step, or null once the run has finished
 * @param due when the pending step is due, or until when it waits; null while that has to be planned
 * @param late whether the pending step's day had passed before the run could reach it
 * @param waiting whether the pending step has begun and waits for an answer
 * @param paused by a person
 * @param held by the sending switch
 * @param endedAt when the step above ended
 * @param lateBefore steps of an earlier day than this instant's are late
 * @param touchedAt when the last touch left
 * @param goalAt when the goal was first reached
 * @param outcome how the run ended; null while it is open
 * @param steps what became of the steps that ended, by id
 */
@JsonInclude(Include.NON_DEFAULT)
@JsonIgnoreProperties(ignoreUnknown = true) // so that a newer format is refused by its number, in plain words
public record CadenceState(
        int format,
        int interpreter,
        Instant enrolledAt,
        Instant anchor,
        long offset,
        long applied,
        int turn,
        @Nullable String step,
        @Nullable Instant due,
        boolean late,
        boolean waiting,
        boolean paused,
        boolean held,
        @Nullable Instant endedAt,
        Instant lateBefore,
        @Nullable Instant touchedAt,
        @Nullable Instant goalAt,
        @Nullable String outcome,
        @JsonInclude(Include.NON_EMPTY) Map<String, StepMark> steps) {

    /** The newest format of this record. */
    public static final int FORMAT = 1;

    /** The newest rules. */
    public static final int INTERPRETER = 1;

    @SuppressWarnings("NullAway") // absent in JSON when empty
    public CadenceState {
        // sorted, so that the same state is always the same text
        steps = steps == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(steps));
    }

    /** A run that is about to begin with {@code first}; its due moment has yet to be planned. */
    public static CadenceState begin(Instant enrolledAt, Instant anchor, long offset, String first) {
        var draft = new Draft(enrolledAt, anchor);
        draft.offset = offset;
        draft.step = first;
        return draft.state();
    }

    @JsonIgnore
    public boolean isFinished() {
        return outcome != null;
    }

    /** Whether the pending step needs a new due moment. */
    @JsonIgnore
    public boolean needsPlanning() {
        return !isFinished() && !paused && !held && due == null;
    }

    /** Whether nothing but the count of inputs differs. */
    public boolean sameButForApplied(CadenceState other) {
        return equals(other.with(draft -> draft.applied = applied));
    }

    /** The same state but for what {@code change} sets. */
    CadenceState with(Consumer<Draft> change) {
        var draft = new Draft(this);
        change.accept(draft);
        return draft.state();
    }

    /** A state in the making. */
    static final class Draft {
        private final int format;
        private final int interpreter;
        private final Instant enrolledAt;
        private final Map<String, StepMark> steps;
        Instant anchor;
        Instant lateBefore;
        long offset;
        long applied;
        int turn;

        @Nullable
        String step;

        @Nullable
        Instant due;

        boolean late;
        boolean waiting;
        boolean paused;
        boolean held;

        @Nullable
        Instant endedAt;

        @Nullable
        Instant touchedAt;

        @Nullable
        Instant goalAt;

        @Nullable
        String outcome;

        private Draft(Instant enrolledAt, Instant anchor) {
            this.format = FORMAT;
            this.interpreter = INTERPRETER;
            this.enrolledAt = enrolledAt;
            this.anchor = anchor;
            this.lateBefore = enrolledAt;
            this.steps = new TreeMap<>();
        }

        private Draft(CadenceState from) {
            format = from.format;
            interpreter = from.interpreter;
            enrolledAt = from.enrolledAt;
            anchor = from.anchor;
            lateBefore = from.lateBefore;
            steps = new TreeMap<>(from.steps);
            offset = from.offset;
            applied = from.applied;
            turn = from.turn;
            step = from.step;
            due = from.due;
            late = from.late;
            waiting = from.waiting;
            paused = from.paused;
            held = from.held;
            endedAt = from.endedAt;
            touchedAt = from.touchedAt;
            goalAt = from.goalAt;
            outcome = from.outcome;
        }

        void mark(String id, StepResult.Kind how, @Nullable String answer, Instant at) {
            steps.put(id, new StepMark(how, answer, at));
        }

        /** The pending step has ended; {@code next} comes now, or nothing more. */
        void move(@Nullable String next, Instant at) {
            if (waiting) {
                // what a pause or an outage adds to a wait that was over makes nothing late
                lateBefore = due != null && due.isBefore(at) ? due : at;
            }
            step = next;
            due = null;
            late = false;
            waiting = false;
            endedAt = at;
            if (next == null) {
                finish("completed");
            }
        }

        void finish(String how) {
            outcome = how;
            step = null;
            due = null;
            late = false;
            waiting = false;
            paused = false;
            held = false;
        }

        private CadenceState state() {
            return new CadenceState(
                    format,
                    interpreter,
                    enrolledAt,
                    anchor,
                    offset,
                    applied,
                    turn,
                    step,
                    due,
                    late,
                    waiting,
                    paused,
                    held,
                    endedAt,
                    lateBefore,
                    touchedAt,
                    goalAt,
                    outcome,
                    steps);
        }
    }
}
