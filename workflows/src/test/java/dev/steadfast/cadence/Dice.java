package dev.steadfast.cadence;

import java.util.List;
import org.quicktheories.core.RandomnessSource;
import org.quicktheories.impl.Constraint;

/** Random choices that QuickTheories can make smaller: 0, the first, and no are what it shrinks to. */
public record Dice(RandomnessSource source) {

    /** From 0 to {@code most}, both included. */
    public int upTo(int most) {
        return between(0, most);
    }

    public int between(int least, int most) {
        return (int) source.next(Constraint.between(least, most));
    }

    public boolean inPercent(int chance) {
        return upTo(99) >= 100 - chance;
    }

    public <T> T pick(List<T> from) {
        return from.get(upTo(from.size() - 1));
    }
}
