package dev.steadfast.store.versions;

import static dev.steadfast.store.versions.Versions.ANA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steadfast.cadence.Command;
import dev.steadfast.store.WholeStore;
import dev.steadfast.store.clock.BusinessClock;
import dev.steadfast.store.commands.CommandDesk;
import dev.steadfast.store.playbooks.PublishedPlaybook;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A run ends, and its account begins anew in another version. */
class RestarterTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Versions VERSIONS = new Versions(WholeStore.with());
    private static final String FIRST = """
            playbook: cadence
            family: care
            send: { window: "mon-sun 00:00-23:59" }
            steps:
              - { id: hello, email: hello, to: [admin] }
              - { id: bye, day: 9, email: bye, to: [admin] }
            """;
    private static final PublishedPlaybook OLD = VERSIONS.publish(FIRST);
    private static final PublishedPlaybook NEW = VERSIONS.publish(FIRST.replace("day: 9", "day: 5"));

    private final Restarter restarter = VERSIONS.store().get(Restarter.class);
    private String run;

    @AfterAll
    static void close() {
        VERSIONS.store().close();
    }

    @BeforeEach
    void enrol() {
        VERSIONS.publish(FIRST);
        run = VERSIONS.enrol("cadence");
        assertThat(VERSIONS.standing(run)).isEqualTo(OLD.version() + " 1 active");
    }

    private String restart() {
        assertThat(restarter.restart(run, NEW, ANA)).isInstanceOf(Fate.Moved.class);
        return VERSIONS.one(
                "select id from enrolment where account = ? and state <> 'finished'", VERSIONS.account(run));
    }

    private LocalDate firstDay(String enrolment) {
        return LocalDate.ofInstant(VERSIONS.state(enrolment).due(), BERLIN);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(VERSIONS.store().get(BusinessClock.class).wall(), BERLIN);
    }

    @Test
    void endsTheOneAndBeginsTheOtherFromTheFirstStep() {
        String fresh = restart();

        assertThat(VERSIONS.one("select outcome || ' ' || epoch from enrolment where id = ?", run))
                .isEqualTo("restarted 2");
        assertThat(VERSIONS.standing(fresh)).isEqualTo("2 1 active");
        assertThat(VERSIONS.state(fresh).step()).isEqualTo("hello");
        assertThat(VERSIONS.one("select family || ' ' || enrolled_by from enrolment where id = ?", fresh))
                .isEqualTo("care ana");
        assertThat(VERSIONS.journal(run))
                .last()
                .isEqualTo("restart: ends, and begins anew in version 2 by ana: shorter");
        assertThat(VERSIONS.journal(fresh)).containsExactly("enrol: begins anew, after version 1 by ana: shorter");
    }

    @Test
    void beginsOnTheSameDayWhereNothingWasDoneOnIt() {
        assertThat(firstDay(restart())).isEqualTo(today());
    }

    @Test
    void writesToNobodyOnADayOnWhichTheOldRunHasWritten() {
        VERSIONS.touch(run, "hello", "sent", "1 minute");
        LocalDate before = today();

        assertThat(firstDay(restart())).isAfter(before);
    }

    @Test
    void neitherWhenItIsRestartedOnceMore() {
        VERSIONS.touch(run, "hello", "sent", "1 minute");
        LocalDate before = today();
        run = restart();
        PublishedPlaybook third = VERSIONS.publish(FIRST.replace("day: 9", "day: 7"));

        restarter.restart(run, third, ANA);

        assertThat(firstDay(VERSIONS.one(
                        "select id from enrolment where account = ? and state <> 'finished'", VERSIONS.account(run))))
                .isAfter(before);
    }

    @Test
    void waitsWhileAMessageIsOnItsWay() {
        VERSIONS.touch(run, "hello", "sending", "30 seconds");

        assertThat(restarter.restart(run, NEW, ANA))
                .isInstanceOfSatisfying(
                        Fate.Stays.class, stays -> assertThat(stays.passing()).isTrue());
        assertThat(VERSIONS.standing(run)).isEqualTo("1 1 active");
    }

    @Test
    void restsWhereTheOldRunRested() {
        VERSIONS.store()
                .get(CommandDesk.class)
                .submit(
                        run,
                        new Command.Pause(
                                VERSIONS.store().get(BusinessClock.class).wall()),
                        "ben",
                        null,
                        null);

        assertThat(VERSIONS.standing(restart())).isEqualTo("2 1 paused");
    }

    @Test
    void isNoLongerDeliveredToAndIsNotRestartedTwice() {
        restart();

        assertThat(VERSIONS.one("select dispatch_at is null from enrolment where id = ?", run))
                .isEqualTo("true");
        assertThat(List.of(restarter.restart(run, NEW, ANA))).allMatch(Fate.Settled.class::isInstance);
    }
}
