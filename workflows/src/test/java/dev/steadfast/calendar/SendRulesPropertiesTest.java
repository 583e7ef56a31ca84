package dev.steadfast.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.quicktheories.QuickTheory;

/** Whatever the rules, the zone, the holidays and the moment. */
class SendRulesPropertiesTest {

    /** Always the same ones in a build; {@code -Dsteadfast.seed=0 -Dsteadfast.examples=100000} looks further. */
    private static final long SEED = Long.getLong("steadfast.seed", 20_260_302);

    private static final int EXAMPLES = Integer.getInteger("steadfast.examples", 2_000);

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration TWO_DAYS = Duration.ofDays(2);
    private static final Duration LONGEST_SPREAD = Duration.ofHours(4);

    @Test
    void nothingOpensInThePastOrOutsideWhatIsOpen() {
        check(any -> {
            Instant opening = any.openAtOrAfter(any.first(), any.spread());

            assertThat(opening).isAfterOrEqualTo(any.first());
            assertThat(any.isOpen(opening)).isTrue();
            assertThat(any.isOpen(any.first())).isEqualTo(opening.equals(any.first()));
        });
    }

    @Test
    void nothingIsOpenBetweenTheMomentAndTheNextOpening() {
        check(any -> {
            Instant opening = any.openAtOrAfter(any.first(), Spread.NONE);

            assertThat(minutes(any.first(), opening).filter(any::isOpen)).isEmpty();
        });
    }

    @Test
    void aSpreadStaysInTheHoursThatItsOpeningBegins() {
        check(any -> {
            Instant opens = any.openAtOrAfter(any.first(), Spread.NONE);
            Instant own = any.openAtOrAfter(any.first(), any.spread());

            assertThat(own).isBetween(opens, opens.plus(LONGEST_SPREAD));
            assertThat(minutes(opens, own)).allMatch(any::isOpen);
        });
    }

    @Test
    void whoAsksLaterIsNotSentEarlier() {
        check(any -> {
            assertThat(any.openAtOrAfter(any.first(), Spread.NONE))
                    .isBeforeOrEqualTo(any.openAtOrAfter(any.second(), Spread.NONE));
            // an open moment is taken as it is, before those that the spread holds back
            if (!any.isOpen(any.second())) {
                assertThat(any.openAtOrAfter(any.first(), any.spread()))
                        .isBeforeOrEqualTo(any.openAtOrAfter(any.second(), any.spread()));
            }
            assertThat(any.openingOnOrAfter(any.day(any.first()), any.spread()))
                    .isBeforeOrEqualTo(any.openingOnOrAfter(any.day(any.first()).plusDays(3), any.spread()));
        });
    }

    @Test
    void anOpeningStaysWhereItIsHoweverOftenItIsAskedFor() {
        check(any -> {
            Instant opening = any.openAtOrAfter(any.first(), any.spread());
            assertThat(any.openAtOrAfter(opening, any.spread())).isEqualTo(opening);

            Instant opens = any.openAtOrAfter(any.first(), Spread.NONE);
            if (!any.isOpen(any.first()) && any.second().isBefore(opens)) {
                assertThat(any.openAtOrAfter(any.second(), any.spread())).isEqualTo(opening);
            }
        });
    }

    @Test
    void aDaysOpeningIsOnThatDayOrLater() {
        check(any -> {
            LocalDate day = any.day(any.first());
            Instant opening = any.openingOnOrAfter(day, any.spread());

            assertThat(any.day(opening)).isAfterOrEqualTo(day);
            assertThat(any.isOpen(opening)).isTrue();
            Instant begins = day.atStartOfDay(any.zone()).toInstant();
            assertThat(minutes(begins, any.openingOnOrAfter(day, Spread.NONE))
                            .filter(minute -> !any.day(minute).isBefore(day))
                            .filter(any::isOpen))
                    .isEmpty();
        });
    }

    @Test
    void whatIsClosedHasAReasonAndWhatIsOpenHasNone() {
        check(any -> {
            var wall = any.first().atZone(any.zone());
            boolean open = any.rules().window().isOpen(wall)
                    && (any.rules().quiet() == null || !any.rules().quiet().contains(wall.toLocalTime()))
                    && !any.rules().closed().covers(wall.toLocalDate())
                    && (!any.rules().holdHolidays()
                            || any.holidays().on(wall.toLocalDate()).isEmpty());

            assertThat(any.rules().closedBecause(wall, any.holidays()).isEmpty())
                    .isEqualTo(open);
        });
    }

    @Test
    void theExamplesAreOfAllKinds() {
        // else they would prove nothing
        List<AnyHours> examples = new ArrayList<>();
        check(examples::add);

        assertThat(examples).anyMatch(any -> any.isOpen(any.first()));
        assertThat(examples).anyMatch(any -> any.rules().hours().size() == 2);
        assertThat(examples).anyMatch(any -> !any.rules().closed().closures().isEmpty());
        assertThat(examples).anyMatch(any -> clockChanges(any).anyMatch(ZoneOffsetTransition::isGap));
        assertThat(examples).anyMatch(any -> clockChanges(any).anyMatch(ZoneOffsetTransition::isOverlap));
    }

    /** The change of the clock that is waited through. */
    private static Stream<ZoneOffsetTransition> clockChanges(AnyHours any) {
        Instant opening = any.openAtOrAfter(any.first(), Spread.NONE);
        return Stream.ofNullable(any.zone().getRules().nextTransition(any.first()))
                .filter(change -> change.getInstant().isBefore(opening));
    }

    private static void check(Consumer<AnyHours> property) {
        QuickTheory theory = SEED == 0 ? qt() : qt().withFixedSeed(SEED);
        theory.withExamples(EXAMPLES)
                .withShrinkCycles(1_000)
                .forAll(AnyHours.any())
                .checkAssert(property);
    }

    /** Every minute from {@code first} until {@code end}, exclusive; of more than four days the two at each end. */
    private static Stream<Instant> minutes(Instant first, Instant end) {
        Instant early = first.plus(TWO_DAYS);
        Instant late = end.minus(TWO_DAYS);
        return late.isAfter(early) ? Stream.concat(every(first, early), every(late, end)) : every(first, end);
    }

    private static Stream<Instant> every(Instant first, Instant end) {
        return Stream.iterate(first, minute -> minute.isBefore(end), minute -> minute.plus(MINUTE));
    }
}
