package dev.steadfast.store.signals;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.steadfast.account.Signals;
import dev.steadfast.account.Signals.Signal;
import dev.steadfast.store.CoreJson;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Signals as a part of a statement about accounts, so that a decision needs no statement more. */
public final class StoredSignals {

    /**
     * An expression for the account {@code a}. Of users and features only those of the last weeks before the latest are
     * counted, by day: few numbers, however many users there are, and whatever moment they are asked for.
     */
    public static final String OF_ACCOUNT = """
            (select jsonb_agg(jsonb_build_object('kind', s.kind, 'day', s.day, 'label', s.label, 'number', s.number,
                                                 'latest', s.latest))
               from (select one.kind, (one.at at time zone 'UTC')::date as day,
                            coalesce(one.label, '') as label, count(*) filter (where one.item <> '') as number,
                            max(one.at) filter (where one.item = '') as latest, one.open
                       from signal one
                       left join signal kind on kind.account = one.account and kind.kind = one.kind and kind.item = ''
                      where one.account = a.id
                        and (one.item = '' or one.open or (one.open is null and one.at > kind.at - interval '32 days'))
                      group by one.kind, (one.at at time zone 'UTC')::date, coalesce(one.label, ''), one.open) s)""";

    private StoredSignals() {}

    private record Counted(
            String kind,
            LocalDate day,
            String label,
            int number,
            @Nullable OffsetDateTime latest) {}

    /** What the expression answered. */
    public static Signals read(@Nullable String json) {
        if (json == null) {
            return Signals.NONE;
        }
        Map<String, Counts> counts = new HashMap<>();
        for (Counted counted : CoreJson.read(json, new TypeReference<List<Counted>>() {})) {
            counts.computeIfAbsent(counted.kind(), kind -> new Counts()).add(counted);
        }
        Map<String, Signal> signals = new HashMap<>();
        counts.forEach((kind, counted) -> signals.put(kind, counted.signal()));
        return new Signals(signals);
    }

    private static final class Counts {
        private final Map<LocalDate, Integer> days = new HashMap<>();
        private final Map<String, Integer> open = new HashMap<>();
        private @Nullable Instant latest;

        void add(Counted counted) {
            if (counted.latest() != null) {
                latest = counted.latest().toInstant();
            }
            if (counted.number() > 0) {
                days.merge(counted.day(), counted.number(), Integer::sum);
                open.merge(counted.label(), counted.number(), Integer::sum);
            }
        }

        Signal signal() {
            return new Signal(latest, days, open);
        }
    }
}
