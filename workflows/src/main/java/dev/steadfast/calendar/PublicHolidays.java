package dev.steadfast.calendar;

import de.focus_shift.jollyday.core.CalendarHierarchy;
import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The public holidays of a country or of a part of it, as Jollyday's calendars have them. Days of remembrance on which
 * people work are left out.
 */
public final class PublicHolidays implements Holidays {

    /** Years; beyond these the Islamic calendar of the Java runtime ends. Nobody is off in any other. */
    private static final int FIRST_YEAR = 1900;

    private static final int LAST_YEAR = 2150;

    private static final Map<Place, PublicHolidays> KNOWN = new ConcurrentHashMap<>();

    private static final Set<String> COUNTRIES = HolidayManager.getSupportedCalendarCodes().stream()
            // the other calendars are those of stock exchanges
            .filter(code -> code.length() == 2)
            .map(code -> code.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());

    /** Its own order leaves open which of two on one day comes first. */
    private static final Comparator<Holiday> IN_ORDER =
            Comparator.comparing(Holiday::getDate).thenComparing(holiday -> holiday.getDescription(Locale.ENGLISH));

    private final HolidayManager calendar;
    private final String[] region;
    private final Map<Integer, Map<LocalDate, String>> years = new ConcurrentHashMap<>();

    private PublicHolidays(HolidayManager calendar, List<String> region) {
        this.calendar = calendar;
        this.region = region.toArray(String[]::new);
    }

    /**
     * The holidays of a place, {@link Holidays#NONE} where {@link #knows} does not know it.
     *
     * @param country ISO 3166-1 code of two letters, like {@code DE}
     * @param region ISO 3166-2 code with or without the country, like {@code DE-BY} or {@code by}; null for those that the
     *     whole country has
     */
    public static Holidays of(@Nullable String country, @Nullable String region) {
        return find(country, region).map(Holidays.class::cast).orElse(NONE);
    }

    /** Whether there is a calendar for this place; upper and lower case are one. */
    public static boolean knows(@Nullable String country, @Nullable String region) {
        return find(country, region).isPresent();
    }

    @Override
    public Optional<String> on(LocalDate day) {
        int year = day.getYear();
        return year < FIRST_YEAR || year > LAST_YEAR
                ? Optional.empty()
                : Optional.ofNullable(years.computeIfAbsent(year, this::in).get(day));
    }

    private Map<LocalDate, String> in(int year) {
        Map<LocalDate, String> names = new HashMap<>();
        // a New Year's Day on a Saturday may be given back on the Friday, which belongs to the year before
        IntStream.rangeClosed(year - 1, year + 1)
                .mapToObj(near -> calendar.getHolidays(Year.of(near), region))
                .flatMap(Collection::stream)
                .filter(holiday -> holiday.getType() != HolidayType.OBSERVANCE)
                .sorted(IN_ORDER)
                .forEach(holiday -> days(holiday)
                        .filter(day -> day.getYear() == year)
                        .forEach(day -> names.putIfAbsent(day, holiday.getDescription(Locale.ENGLISH))));
        return Map.copyOf(names);
    }

    /** The day on which people are off, and the weekend's day for which they are. */
    private static Stream<LocalDate> days(Holiday holiday) {
        LocalDate actual = holiday.getActualDate();
        return actual.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0
                ? Stream.of(holiday.getDate(), actual)
                : Stream.of(holiday.getDate());
    }

    private static Optional<PublicHolidays> find(@Nullable String country, @Nullable String region) {
        if (country == null) {
            return Optional.empty();
        }
        Place place = Place.of(country, region);
        PublicHolidays known = KNOWN.get(place);
        if (known != null) {
            return Optional.of(known);
        }
        return COUNTRIES.contains(place.country()) ? read(place) : Optional.empty();
    }

    /** One at a time: how Jollyday finds what reads its files fails when two threads do it at once. */
    private static synchronized Optional<PublicHolidays> read(Place place) {
        HolidayManager calendar = HolidayManager.getInstance(ManagerParameters.create(place.country()));
        return region(calendar.getCalendarHierarchy(), place.region())
                .map(region -> KNOWN.computeIfAbsent(place, unread -> new PublicHolidays(calendar, region)));
    }

    /** The region's codes from the country down, as its calendar spells them; nothing where it lacks one of them. */
    private static Optional<List<String>> region(CalendarHierarchy calendar, List<String> codes) {
        if (codes.isEmpty()) {
            return Optional.of(List.of());
        }
        return calendar.getChildren().entrySet().stream()
                .filter(child -> child.getKey().equalsIgnoreCase(codes.getFirst()))
                .findFirst()
                .flatMap(child -> region(child.getValue(), codes.subList(1, codes.size()))
                        .map(below -> Stream.concat(Stream.of(child.getKey()), below.stream())
                                .toList()));
    }

    /** Codes in lower case, the region's without the country's. */
    private record Place(String country, List<String> region) {

        static Place of(String country, @Nullable String region) {
            String land = country.strip().toLowerCase(Locale.ROOT);
            String part = region == null ? "" : region.strip().toLowerCase(Locale.ROOT);
            String own = part.startsWith(land + "-") ? part.substring(land.length() + 1) : part;
            return new Place(land, own.isEmpty() ? List.of() : List.of(own.split("-", -1)));
        }
    }
}
