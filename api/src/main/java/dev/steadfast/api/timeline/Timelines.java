package dev.steadfast.api.timeline;

import dev.steadfast.api.paging.Cursor;
import dev.steadfast.api.paging.Page;
import dev.steadfast.store.enrolments.Upcoming;
import dev.steadfast.store.journal.JournalEntry;
import dev.steadfast.store.journal.JournalQueries;
import dev.steadfast.store.journal.JournalQueries.Position;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts the journal and the forecast of an account into one list: what happened by time, then what is to come by time. */
@Component
public final class Timelines {
    private final JournalQueries journal;
    private final Upcoming upcoming;

    Timelines(JournalQueries journal, Upcoming upcoming) {
        this.journal = journal;
        this.upcoming = upcoming;
    }

    /** Everything that happened, the oldest first; at most {@code limit}, of which the newest are kept. */
    public List<TimelineItem> past(String account, int limit) {
        return journal.newestOfAccount(account, limit).stream()
                .map(TimelineItem::of)
                .toList();
    }

    /** Everything that is to come as things stand now. */
    public List<TimelineItem> toCome(String account) {
        return upcoming.forAccount(account).stream().map(TimelineItem::of).toList();
    }

    /** Part of the whole list; {@code after} is a cursor of an earlier part. */
    Page<TimelineItem> page(String account, @Nullable String after, int limit) {
        var from = Optional.ofNullable(Cursor.read(after, 3, Place::read)).orElse(Place.START);
        var past = from.planned() > 0 ? List.<JournalEntry>of() : journal.ofAccount(account, from.past(), limit + 1);
        List<TimelineItem> items =
                new ArrayList<>(past.stream().map(TimelineItem::of).toList());
        if (items.size() <= limit) {
            items.addAll(toCome(account).stream().skip(from.planned()).toList());
        }
        if (items.size() <= limit) {
            return new Page<>(items, null);
        }
        var last =
                past.size() >= limit ? new Place(position(past.get(limit - 1)), 0) : from.further(limit - past.size());
        return new Page<>(items.subList(0, limit), last.cursor());
    }

    private static Position position(JournalEntry entry) {
        return new Position(entry.at(), entry.id());
    }

    /**
     * Where a part ends.
     *
     * @param planned how many of what is to come were given; 0 while still in the past
     */
    private record Place(Position past, int planned) {
        static final Place START = new Place(new Position(Instant.EPOCH, -1), 0);

        static Place read(List<String> values) {
            return new Place(
                    new Position(Instant.parse(values.get(0)), Long.parseLong(values.get(1))),
                    Integer.parseInt(values.get(2)));
        }

        Place further(int more) {
            return new Place(past, planned + more);
        }

        String cursor() {
            return Cursor.of(past.at(), past.id(), planned);
        }
    }
}
