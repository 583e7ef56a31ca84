package dev.steadfast.standalone.stories;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Looks for a part of the world where people are at work, so that a test may run at any hour. */
final class OfficeHours {
    private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
    private static final int FARTHEST_EAST = 14;
    private static final int FARTHEST_WEST = 12;

    private OfficeHours() {}

    /** A zone where it is Monday to Friday and 10 to 16 o'clock; none while it is weekend all around. */
    static Optional<ZoneId> somewhere(Instant now) {
        return IntStream.rangeClosed(-FARTHEST_EAST, FARTHEST_WEST)
                .mapToObj(west -> ZoneId.of("Etc/GMT%+d".formatted(west)))
                .filter(zone -> atWork(now.atZone(zone)))
                .findFirst();
    }

    private static boolean atWork(ZonedDateTime local) {
        return !WEEKEND.contains(local.getDayOfWeek()) && local.getHour() >= 10 && local.getHour() < 16;
    }
}
