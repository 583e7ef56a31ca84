package dev.steadfast.store.versions;

import static dev.steadfast.store.versions.Versions.ANA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steadfast.store.WholeStore;
import dev.steadfast.store.playbooks.PlaybookCatalog;
import dev.steadfast.store.playbooks.PlaybookSettings;
import dev.steadfast.store.playbooks.Publications;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Publishing a folder: what it would do is what it does. */
class ApplyTest {

    private static final Versions VERSIONS = new Versions(WholeStore.with());

    private static final String HELLO = """
            playbook: hello
            steps:
              - { id: first, day: 1, email: hello, to: [admin] }
              - { id: second, day: 3, email: bye, to: [admin] }
            """;
    private static final String SPREAD = """
            playbook: hello
            steps:
              - { id: first, day: 2, email: hello, to: [admin] }
              - { id: second, day: 3, email: bye, to: [admin] }
              - { id: third, day: 5, email: bye, to: [admin] }
            """;
    private static final String OTHER = "playbook: other\nsteps: [{ id: call, task: Call, assignee: csm }]\n";

    private final Planner planner = VERSIONS.store().get(Planner.class);
    private final Applier applier = VERSIONS.store().get(Applier.class);
    private final Publications publications = VERSIONS.store().get(Publications.class);
    private final Map<String, String> files = new TreeMap<>();

    @AfterAll
    static void close() {
        VERSIONS.store().close();
    }

    @BeforeEach
    void startAfresh() {
        VERSIONS.store()
                .jdbc()
                .sql("truncate account, enrolment, playbook, playbook_version, journal cascade")
                .update();
        VERSIONS.store()
                .jdbc()
                .sql("delete from setting where name like '%.yaml'")
                .update();
        Versions.TEXTS.forEach((file, text) -> files.put("templates/" + file, text));
        files.put("hello.yaml", HELLO);
    }

    private Wanted wanted(InFlight inFlight) {
        return new Wanted(files, inFlight, false, List.of());
    }

    private Plan.OfPlaybook planned(InFlight inFlight, String name) {
        return planned(wanted(inFlight), name);
    }

    private Plan.OfPlaybook planned(Wanted wanted, String name) {
        return planner.plan(wanted).playbooks().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Applied.OfPlaybook applied(InFlight inFlight, String name) {
        return applier.apply(wanted(inFlight), ANA).playbooks().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Nested
    class OfPlaybooks {

        @Test
        void newOnesBecomeTheirFirstVersion() {
            Plan.OfPlaybook plan = planned(InFlight.PIN, "hello");
            assertThat(plan.change()).isEqualTo(ChangeKind.NEW);
            assertThat(plan.version()).isNull();
            assertThat(plan.nextVersion()).isEqualTo(1);
            assertThat(publications.find("hello")).as("a plan stores nothing").isEmpty();

            assertThat(applied(InFlight.PIN, "hello").version()).isEqualTo(1);
            assertThat(VERSIONS.one("select published_by || ' ' || note from playbook_version where name = 'hello'"))
                    .isEqualTo("ana shorter");
        }

        @Test
        void changedOnesBecomeTheNextAndUnchangedOnesStay() {
            applied(InFlight.PIN, "hello");
            assertThat(planned(InFlight.PIN, "hello").change()).isEqualTo(ChangeKind.UNCHANGED);
            files.put("hello.yaml", SPREAD);

            Plan.OfPlaybook plan = planned(InFlight.PIN, "hello");

            assertThat(plan.change()).isEqualTo(ChangeKind.CHANGED);
            assertThat(List.of(plan.version(), plan.nextVersion())).containsExactly(1, 2);
            assertThat(applied(InFlight.PIN, "hello").version()).isEqualTo(2);
        }

        @Test
        void whatWasShippedBelongsToThosePeopleFromThenOn() {
            VERSIONS.publish(HELLO);
            VERSIONS.store()
                    .jdbc()
                    .sql("update playbook set changed_by = ?")
                    .param(Publications.SHIPPED)
                    .update();

            assertThat(applied(InFlight.PIN, "hello").change()).isEqualTo(ChangeKind.UNCHANGED);

            assertThat(publications.find("hello").orElseThrow().changedBy())
                    .as("the next release leaves it alone")
                    .isEqualTo("ana");
        }

        @Test
        void changedTextsAreAChangeToo() {
            applied(InFlight.PIN, "hello");
            files.put("templates/bye.md", "---\nsubject: Farewell\n---\nFarewell.\n");

            assertThat(planned(InFlight.PIN, "hello").change()).isEqualTo(ChangeKind.CHANGED);
        }

        @Test
        void missingOnesAreRetiredAndNoRunOfThemIsTouched() {
            files.put("other.yaml", OTHER);
            applied(InFlight.PIN, "other");
            String run = VERSIONS.enrol("other");
            files.remove("other.yaml");

            Plan.OfPlaybook plan = planned(InFlight.MIGRATE, "other");
            assertThat(plan.change()).isEqualTo(ChangeKind.REMOVED);
            assertThat(plan.runsInFlight()).isEqualTo(1);
            applied(InFlight.MIGRATE, "other");

            assertThat(VERSIONS.store().get(PlaybookCatalog.class).newest("other"))
                    .isEmpty();
            assertThat(VERSIONS.standing(run)).isEqualTo("1 1 active");
            assertThat(planner.plan(wanted(InFlight.PIN)).playbooks())
                    .extracting(Plan.OfPlaybook::name)
                    .containsExactly("hello");
        }

        @Test
        void retiredOnesComeBackUnderTheirOldNumber() {
            applied(InFlight.PIN, "hello");
            publications.retire("hello", "ben", null);

            Plan.OfPlaybook plan = planned(InFlight.PIN, "hello");

            assertThat(plan.change()).isEqualTo(ChangeKind.NEW);
            assertThat(plan.nextVersion()).isEqualTo(1);
        }

        @Test
        void teamAndAttributesAreStoredWithThem() {
            files.put("team.yaml", "queues: { pool: { title: Pool }, concierge: { title: Concierge } }\n");
            files.put("attributes.yaml", "attributes: { seats: { type: number } }\n");
            files.put(
                    "hello.yaml",
                    "playbook: hello\nsteps: [{ id: a, if: account.custom.seats > 3, task: Call, assignee: concierge }]\n");

            assertThat(planner.plan(wanted(InFlight.PIN)).problems()).isEmpty();
            assertThat(planner.plan(wanted(InFlight.PIN)).settings()).containsExactly("attributes.yaml", "team.yaml");
            applied(InFlight.PIN, "hello");

            PlaybookSettings settings = VERSIONS.store().get(PlaybookSettings.class);
            assertThat(settings.team().queues()).containsOnlyKeys("concierge", "pool");
            assertThat(settings.attributes().declared()).containsOnlyKeys("seats");
            assertThat(planner.plan(wanted(InFlight.PIN)).settings()).isEmpty();
            files.remove("team.yaml");
            files.remove("attributes.yaml");
            assertThat(planned(InFlight.PIN, "hello").change())
                    .as("read with what is stored")
                    .isEqualTo(ChangeKind.UNCHANGED);
        }
    }

    @Nested
    class WithErrors {

        @Test
        void everyProblemIsToldAtOnceAndNothingIsStored() {
            applied(InFlight.PIN, "hello");
            files.put("hello.yaml", SPREAD);
            files.put(
                    "bad.yaml",
                    "playbook: bad\nsteps:\n  - { id: a, email: nowhere, to: [admin] }\n  - { id: a, task: T }\n");
            files.put("copy.yaml", SPREAD);
            files.put("templates/broken.md", "---\nsubject: {{ account.nme }}\n---\n{% if %}\n");
            files.put("notes.txt", "hm");
            files.put("team.yaml", "queue: {}\n");

            assertThat(planner.plan(wanted(InFlight.PIN)).playbooks()).isEmpty();
            assertThatThrownBy(() -> applier.apply(wanted(InFlight.MIGRATE), ANA))
                    .isInstanceOfSatisfying(
                            ProposalRefused.class,
                            refused -> assertThat(refused.errors())
                                    .extracting(problem -> problem.file() + ":" + problem.line())
                                    .contains("bad.yaml:3", "bad.yaml:4", "notes.txt:1", "team.yaml:1", "hello.yaml:1")
                                    .anyMatch(place -> place.startsWith("templates/broken.md:")));
            assertThat(publications.find("hello").orElseThrow().version()).isEqualTo(1);
            assertThat(VERSIONS.store().column("select name from setting where name like '%.yaml'"))
                    .isEmpty();
        }

        @Test
        void whoeverEnrolsInWhatTheFolderLacksIsWarned() {
            files.put("hello.yaml", HELLO + "  - { id: later, day: 30, enrol: win-back }\n");

            assertThat(planner.plan(wanted(InFlight.PIN)).problems())
                    .singleElement()
                    .satisfies(problem -> {
                        assertThat(problem.isError()).isFalse();
                        assertThat(problem.line()).isEqualTo(5);
                        assertThat(problem.message()).startsWith("enrols in \"win-back\", which this folder lacks");
                    });
            files.put("win-back.yaml", OTHER.replace("other", "win-back"));
            assertThat(planner.plan(wanted(InFlight.PIN)).problems()).isEmpty();
        }

        @Test
        void warningsRefuseNothing() {
            files.put(
                    "hello.yaml",
                    HELLO + "  - { id: reply, day: 9, if: '!replied(\"first\")', task: Call, assignee: csm }\n");

            assertThat(planner.plan(wanted(InFlight.PIN)).problems())
                    .singleElement()
                    .satisfies(problem -> {
                        assertThat(problem.isError()).isFalse();
                        assertThat(problem.step()).isEqualTo("reply");
                    });
            assertThat(applier.apply(wanted(InFlight.PIN), ANA).warnings()).hasSize(1);
        }
    }

    @Nested
    class WithRunsInFlight {

        private String run;

        @BeforeEach
        void oneIsOnItsWay() {
            applied(InFlight.PIN, "hello");
            run = VERSIONS.enrol("hello");
            files.put("hello.yaml", SPREAD);
        }

        @Test
        void pinningSendsWhatWasToBeSent() {
            Plan.OfPlaybook plan = planned(InFlight.PIN, "hello");

            assertThat(plan.runsInFlight()).isEqualTo(1);
            assertThat(plan.touches()).isEqualTo(Plan.Touches.NONE);
            applied(InFlight.PIN, "hello");
            assertThat(VERSIONS.standing(run)).isEqualTo("1 1 active");
        }

        @Test
        void migratingAddsMovesAndDropsWhatTheSimulatorSays() {
            Plan.OfPlaybook plan = planned(InFlight.MIGRATE, "hello");

            assertThat(plan.runsMoving()).isEqualTo(1);
            assertThat(plan.runsPlayed()).isEqualTo(1);
            assertThat(plan.touches()).isEqualTo(new Plan.Touches(1, 0, 1));
            assertThat(applied(InFlight.MIGRATE, "hello").migrated()).isEqualTo(1);
            assertThat(VERSIONS.standing(run)).isEqualTo("2 2 active");
        }

        @Test
        void namedAccountsAreToldOfOneByOne() {
            Wanted wanted = new Wanted(files, InFlight.MIGRATE, false, List.of(VERSIONS.account(run), "somebody-else"));

            assertThat(planned(wanted, "hello").accounts()).singleElement().satisfies(one -> {
                assertThat(one.enrolment()).isEqualTo(run);
                assertThat(one.touches().added())
                        .extracting(touch -> touch.step())
                        .containsExactly("third");
                assertThat(one.touches().moved()).singleElement().satisfies(moved -> {
                    assertThat(moved.step()).isEqualTo("first");
                    assertThat(moved.from()).isEqualTo(VERSIONS.state(run).due());
                    assertThat(moved.to()).isAfter(moved.from());
                });
                assertThat(one.touches().dropped()).isEmpty();
            });
        }

        @Test
        void restartingBeginsAnew() {
            assertThat(planned(InFlight.RESTART, "hello").touches().added()).isEqualTo(1);
            assertThat(applied(InFlight.RESTART, "hello").restarted()).isEqualTo(1);
            assertThat(VERSIONS.one("select outcome from enrolment where id = ?", run))
                    .isEqualTo("restarted");
        }

        @Test
        void aRunThatWouldLoseItsPlaceStaysUnlessThatIsAllowed() {
            files.put("hello.yaml", SPREAD.replace("id: first", "id: renamed"));

            assertThat(planned(InFlight.MIGRATE, "hello").refused())
                    .extracting(Fate.Stays::reason)
                    .containsExactly("step first does not exist any more");
            Applied.OfPlaybook done = applied(InFlight.MIGRATE, "hello");
            assertThat(done.migrated()).isZero();
            assertThat(done.refused()).extracting(Fate.Stays::enrolment).containsExactly(run);
            assertThat(done.refusedTotal()).isEqualTo(1);

            applier.apply(new Wanted(files, InFlight.MIGRATE, true, List.of()), ANA);
            assertThat(VERSIONS.state(run).step()).isEqualTo("second");
        }

        @Test
        void theSameFolderAgainTakesAlongWhoStayedBehind() {
            applied(InFlight.PIN, "hello");

            Plan.OfPlaybook plan = planned(InFlight.MIGRATE, "hello");
            assertThat(plan.change()).isEqualTo(ChangeKind.UNCHANGED);
            assertThat(plan.runsMoving()).isEqualTo(1);
            assertThat(applied(InFlight.MIGRATE, "hello").migrated()).isEqualTo(1);
        }

        @Test
        void whoIsJustBeingWrittenToIsAskedAgainAndListedInTheEnd() {
            VERSIONS.touch(run, "first", "sending", "1 minute");
            String second = VERSIONS.enrol("hello");

            Applied.OfPlaybook done = applied(InFlight.MIGRATE, "hello");

            assertThat(done.migrated()).isEqualTo(1);
            assertThat(VERSIONS.standing(second)).isEqualTo("2 2 active");
            assertThat(done.refused())
                    .singleElement()
                    .satisfies(stays -> assertThat(stays.reason()).contains("at this moment"));
        }

        @Test
        void ofManyRunsASampleIsPlayedAndAllAreMoved() {
            int more = Planner.MOST_PLAYED + 10;
            VERSIONS.store().jdbc().sql("""
                            insert into account (id, name) select 'bulk-' || n, 'Bulk' from generate_series(1, ?) n
                            """).param(more).update();
            VERSIONS.store().jdbc().sql("""
                            insert into enrolment (id, account, playbook, version, workflow_id, anchor, enrolled_at, state,
                                                   next_step, next_kind, next_at, checkpoint)
                            select 'bulk-' || n, 'bulk-' || n, playbook, version, 'hello/bulk-' || n, anchor, enrolled_at,
                                   state, next_step, next_kind, next_at, checkpoint
                              from enrolment, generate_series(1, ?) n where id = ?
                            """).params(more, run).update();

            Plan.OfPlaybook plan = planned(InFlight.MIGRATE, "hello");
            assertThat(plan.runsMoving()).isEqualTo(more + 1);
            assertThat(plan.runsPlayed()).isEqualTo(Planner.MOST_PLAYED);

            assertThat(applied(InFlight.MIGRATE, "hello").migrated()).isEqualTo(more + 1);
            assertThat(VERSIONS.one("select count(*) from enrolment where version <> 2"))
                    .isEqualTo("0");
        }
    }
}
