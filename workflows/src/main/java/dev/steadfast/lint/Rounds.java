package dev.steadfast.lint;

import static dev.steadfast.lint.PossibleTimes.DAY;

import dev.steadfast.lint.PossibleTimes.Days;
import dev.steadfast.playbook.Playbook;
import dev.steadfast.playbook.Step;
import dev.steadfast.playbook.Touch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How long before one of its touches a time of a repetition can have begun: the next one begins that much sooner after
 * the touch.
 */
final class Rounds {

    private static final int WEEKDAYS = 7;

    private final List<Beginning> beginnings = new ArrayList<>();

    /**
     * One time of a repetition that begins on day 0.
     *
     * @param minute of the day, at the earliest
     * @param touches the days on which its touches can leave, by step
     */
    private record Beginning(String repeat, int weekday, long minute, Map<String, Days> touches) {}

    Rounds(Playbook playbook) {
        for (Step step : playbook.outline().all()) {
            // one that comes more than once a day is held by nothing but the one touch a day
            if (step instanceof Step.Repeat repeat && PossibleTimes.minutes(repeat.every()) >= DAY) {
                for (int weekday = 0; weekday < WEEKDAYS; weekday++) {
                    add(playbook, repeat, new Circumstances(weekday, 0, Circumstances.NO_PAUSE, 0));
                }
            }
        }
    }

    private void add(Playbook playbook, Step.Repeat repeat, Circumstances circumstances) {
        long closes = new OpenDays(playbook.send(repeat), 0).closes();
        boolean mayRunOver = !add(playbook, repeat, circumstances, new Days(0, closes - 1), false);
        add(playbook, repeat, circumstances, new Days(closes, DAY - 1), false);
        if (mayRunOver) {
            add(playbook, repeat, circumstances, new Days(0, DAY - 1), true);
        }
    }

    /** @return whether it is sure to be over when the next time begins */
    private boolean add(
            Playbook playbook, Step.Repeat repeat, Circumstances circumstances, Days minutes, boolean touched) {
        var times = PossibleTimes.within(playbook, repeat, circumstances, minutes, touched);
        beginnings.add(new Beginning(repeat.id(), circumstances.weekday(), minutes.first(), times.touches()));
        return times.latest() < PossibleTimes.minutes(repeat.every()) - DAY;
    }

    /** The earliest minutes at which the repetitions around this touch can have begun, when it leaves on this day. */
    Map<String, Long> around(Touch touch, long day, int weekdayOfDay0) {
        Map<String, Long> began = new HashMap<>();
        for (Beginning beginning : beginnings) {
            Days days = beginning.touches.get(touch.id());
            if (days != null) {
                for (long offset = days.first(); offset <= days.last(); offset++) {
                    if (Math.floorMod(weekdayOfDay0 + day - offset, (long) WEEKDAYS) == beginning.weekday) {
                        began.merge(beginning.repeat, (day - offset) * DAY + beginning.minute, Math::min);
                    }
                }
            }
        }
        return began;
    }
}
