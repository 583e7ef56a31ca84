package dev.steadfast.cadence;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
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
 * @param shift days by which pauses have moved day 0
 * @param offset of the test clock, in milliseconds; 0 in production
 * @param applied sequence number of the last input folded
 * @param turn number of step results folded, so that a repeated activity finds what it has stored
 * @param step the pending step, or null once the run has finished
 * @param due when the pending step is due, or until when it waits; null while that has to be planned
 * @param nominal when the pending step was due by the playbook, where that is earlier than {@code due}
 * @param late whether the pending step's day had passed before the run could reach it
 * @param notBefore until when a person has put the pending step off
 * @param waitingSince when the pending step began to wait for an answer, moved by pauses that shift; null when it does
 *     not wait
 * @param granted who has approved the pending step
 * @param paused by a person
 * @param suspended by an event
 * @param pausedAt when the pause began, whoever asked for it
 * @param held by the sending switch
 * @param endedAt when the step above ended, moved by pauses that shift
 * @param lateBefore steps of an earlier day than this instant's are late
 * @param touchedAt when the last touch left
 * @param goalAt when the goal was first reached
 * @param ending the outcome whose last steps are being done
 * @param outcome how the run ended; null while it is open
 * @param met when events came that a step waits for, by step
 * @param rounds of the repetitions under way, by step
 * @param steps what became of the steps that ended, by id
 */
@JsonInclude(Include.NON_DEFAULT)
@JsonIgnoreProperties(ignoreUnknown = true) // so that a newer format is refused by its number, in plain words
public record CadenceState(
        int format,
        int interpreter,
        Instant enrolledAt,
        Instant anchor,
        int shift,
        long offset,
        long applied,
        int turn,
        @Nullable String step,
        @Nullable Instant due,
        @Nullable Instant nominal,
        boolean late,
        @Nullable Instant notBefore,
        @Nullable Instant waitingSince,
        @JsonInclude(Include.NON_EMPTY) List<String> granted,
        boolean paused,
        boolean suspended,
        @Nullable Instant pausedAt,
        boolean held,
        @Nullable Instant endedAt,
        Instant lateBefore,
        @Nullable Instant touchedAt,
        @Nullable Instant goalAt,
        @Nullable String ending,
        @Nullable String outcome,
        @JsonInclude(Include.NON_EMPTY) Map<String, Instant> met,
        @JsonInclude(Include.NON_EMPTY) Map<String, Round> rounds,
        @JsonInclude(Include.NON_EMPTY) Map<String, StepMark> steps) {

    /** The newest format of this record. */
    public static final int FORMAT = 1;

    /** The newest rules. */
    public static final int INTERPRETER = 1;

    /**
     * Where a repetition stands.
     *
     * @param times it has begun
     * @param first when it was due for the first time
     * @param last when it was last due
     */
    @JsonInclude(Include.NON_DEFAULT)
    public record Round(int times, Instant first, Instant last) {}

    @SuppressWarnings("NullAway") // absent in JSON when empty
    public CadenceState {
        granted = granted == null ? List.of() : List.copyOf(granted);
        met = sorted(met);
        rounds = sorted(rounds);
        steps = sorted(steps);
    }

    /** Sorted, so that the same state is always the same text. */
    private static <T> Map<String, T> sorted(@Nullable Map<String, T> map) {
        return map == null || map.isEmpty() ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(map));
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

    /** Whether the pending step has begun and waits for an answer. */
    @JsonIgnore
    public boolean waiting() {
        return waitingSince != null;
    }

    /** Whether nothing is done until a person or an event lets the run go on. */
    @JsonIgnore
    public boolean resting() {
        return paused || suspended;
    }

    /** Whether the pending step needs a new due moment. */
    @JsonIgnore
    public boolean needsPlanning() {
        return !isFinished() && !resting() && !held && due == null;
    }

    /** Since when what happens to the account concerns the run: its enrolment, or day 0 where that is earlier. */
    @JsonIgnore
    public Instant beginning() {
        return anchor.isBefore(enrolledAt) ? anchor : enrolledAt;
    }

    /** Day 0 in this zone. */
    public LocalDate day0(ZoneId zone) {
        return LocalDate.ofInstant(anchor, zone).plusDays(shift);
    }

    /** Which time the pending step, or one that has ended, comes or came: from 1. */
    public int occurrence(String id) {
        StepMark mark = steps.get(id);
        int ended = mark == null ? 0 : mark.times();
        return id.equals(step) ? ended + 1 : Math.max(1, ended);
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
        final Map<String, StepMark> steps;
        final Map<String, Instant> met;
        final Map<String, Round> rounds;
        Instant anchor;
        Instant lateBefore;
        int shift;
        long offset;
        long applied;
        int turn;
        boolean late;
        boolean paused;
        boolean suspended;
        boolean held;
        List<String> granted;

        @Nullable
        String step;

        @Nullable
        Instant due;

        @Nullable
        Instant nominal;

        @Nullable
        Instant notBefore;

        @Nullable
        Instant waitingSince;

        @Nullable
        Instant pausedAt;

        @Nullable
        Instant endedAt;

        @Nullable
        Instant touchedAt;

        @Nullable
        Instant goalAt;

        @Nullable
        String ending;

        @Nullable
        String outcome;

        private Draft(Instant enrolledAt, Instant anchor) {
            this.format = FORMAT;
            this.interpreter = INTERPRETER;
            this.enrolledAt = enrolledAt;
            this.anchor = anchor;
            this.lateBefore = enrolledAt;
            this.granted = List.of();
            this.met = new TreeMap<>();
            this.rounds = new TreeMap<>();
            this.steps = new TreeMap<>();
        }

        private Draft(CadenceState from) {
            format = from.format;
            interpreter = from.interpreter;
            enrolledAt = from.enrolledAt;
            anchor = from.anchor;
            lateBefore = from.lateBefore;
            shift = from.shift;
            offset = from.offset;
            applied = from.applied;
            turn = from.turn;
            step = from.step;
            due = from.due;
            nominal = from.nominal;
            late = from.late;
            notBefore = from.notBefore;
            waitingSince = from.waitingSince;
            granted = from.granted;
            paused = from.paused;
            suspended = from.suspended;
            pausedAt = from.pausedAt;
            held = from.held;
            endedAt = from.endedAt;
            touchedAt = from.touchedAt;
            goalAt = from.goalAt;
            ending = from.ending;
            outcome = from.outcome;
            met = new TreeMap<>(from.met);
            rounds = new TreeMap<>(from.rounds);
            steps = new TreeMap<>(from.steps);
        }

        boolean waiting() {
            return waitingSince != null;
        }

        void plan(@Nullable Due plan) {
            due = plan == null ? null : plan.at();
            late = plan != null && plan.late();
            nominal = plan == null ? nominal : plan.nominal();
        }

        /** The plan no longer holds: the pending step has to be planned anew, as if for the first time. */
        void forgetPlan() {
            due = null;
            late = false;
            nominal = null;
        }

        void mark(String id, StepResult.Kind how, @Nullable String answer, Instant at) {
            StepMark before = steps.get(id);
            steps.put(id, new StepMark(how, answer, at, before == null ? 1 : before.times() + 1));
        }

        /** What a person answered about a step that had ended before. */
        void answer(String id, @Nullable String answer, Instant at) {
            StepMark before = steps.get(id);
            steps.put(id, new StepMark(StepResult.Kind.DONE, answer, at, before == null ? 1 : before.times()));
        }

        /** The pending step has ended; {@code next} comes now, or nothing more. */
        void move(@Nullable String next, Instant at) {
            if (waitingSince != null) {
                // what a pause or an outage adds to a wait that was over makes nothing late
                Instant over = due != null && due.isBefore(at) ? due : at;
                lateBefore = lateBefore.isBefore(over) ? over : lateBefore;
            }
            endedAt = at;
            begin(next);
        }

        /** Everything to come moves by a pause, also what is counted from the step above. */
        void shift(Instant since, Instant until) {
            shift += (int) Math.max(0, Duration.between(since, until).toDays());
            endedAt = moved(endedAt == null ? enrolledAt : endedAt, since, until);
            waitingSince = waitingSince == null ? null : moved(waitingSince, since, until);
            forgetPlan();
        }

        private static Instant moved(Instant moment, Instant since, Instant until) {
            Duration paused = Duration.between(moment.isAfter(since) ? moment : since, until);
            return paused.isNegative() ? moment : moment.plus(paused);
        }

        private void begin(@Nullable String next) {
            step = next;
            due = null;
            nominal = null;
            late = false;
            notBefore = null;
            waitingSince = null;
            granted = List.of();
        }

        /** The run ends with {@code how}, after its last steps if {@code farewell} is the first of some. */
        void end(String how, @Nullable String farewell, Instant at) {
            paused = false;
            suspended = false;
            pausedAt = null;
            held = false;
            rounds.clear();
            endedAt = at;
            begin(farewell);
            if (farewell == null) {
                outcome = how;
                ending = null;
            } else {
                ending = how;
            }
        }

        private CadenceState state() {
            return new CadenceState(
                    format,
                    interpreter,
                    enrolledAt,
                    anchor,
                    shift,
                    offset,
                    applied,
                    turn,
                    step,
                    due,
                    nominal,
                    late,
                    notBefore,
                    waitingSince,
                    granted,
                    paused,
                    suspended,
                    pausedAt,
                    held,
                    endedAt,
                    lateBefore,
                    touchedAt,
                    goalAt,
                    ending,
                    outcome,
                    met,
                    rounds,
                    steps);
        }
    }
}
