package dev.steadfast.standalone.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Dependencies point one way: worker, activities, store, workflows; the API rests on the store alone. */
class ModuleLinesTest {

    private static final JavaClasses PRODUCTION = BuiltModules.production();

    @Nested
    class BetweenModules {

        @Test
        void theDomainKnowsNobody() {
            check(noClasses()
                    .that()
                    .resideInAPackage("dev.steadfast..")
                    .and()
                    .resideOutsideOfPackages(
                            "dev.steadfast.store..",
                            "dev.steadfast.activities..",
                            "dev.steadfast.worker..",
                            "dev.steadfast.api..",
                            "dev.steadfast.cli..",
                            "dev.steadfast.standalone..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "dev.steadfast.store..",
                            "dev.steadfast.activities..",
                            "dev.steadfast.worker..",
                            "dev.steadfast.api..",
                            "dev.steadfast.cli..",
                            "dev.steadfast.standalone.."));
        }

        @Test
        void theStoreIsUsedByTheApplicationsAndActivities() {
            check(onlyUsedBy("store", "store", "activities", "worker", "api", "standalone"));
        }

        @Test
        void theActivitiesAreUsedByTheWorker() {
            check(onlyUsedBy("activities", "activities", "worker", "standalone"));
        }

        @Test
        void theWorkerIsUsedByTheQuickStart() {
            check(onlyUsedBy("worker", "worker", "standalone"));
        }

        @Test
        void theApiIsUsedByTheQuickStart() {
            check(onlyUsedBy("api", "api", "standalone"));
        }

        @Test
        void nobodyKnowsTheQuickStartOrTheCommandLine() {
            check(onlyUsedBy("standalone", "standalone"));
            check(onlyUsedBy("cli", "cli"));
        }

        private ArchRule onlyUsedBy(String module, String... users) {
            String[] packages = new String[users.length];
            for (int i = 0; i < users.length; i++) {
                packages[i] = "dev.steadfast." + users[i] + "..";
            }
            return classes()
                    .that()
                    .resideInAPackage("dev.steadfast." + module + "..")
                    .should()
                    .onlyHaveDependentClassesThat()
                    .resideInAnyPackage(packages)
                    .allowEmptyShould(true);
        }
    }

    @Nested
    class ToTheOutside {

        @Test
        void theApiOnlyWritesRowsAndLeavesTheEngineToTheWorker() {
            check(noClasses()
                    .that()
                    .resideInAPackage("dev.steadfast.api..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("io.temporal..", "jakarta.mail.."));
        }

        @Test
        void theStoreKnowsNeitherEngineNorWebNorMail() {
            check(noClasses()
                    .that()
                    .resideInAPackage("dev.steadfast.store..")
                    .should()
                    .dependOnClassesThat(resideInAnyPackage(
                                    "io.temporal..", "org.springframework.web..", "jakarta.servlet..", "jakarta.mail..")
                            // A checkpoint is the same JSON as a payload.
                            .and(not(resideInAPackage("io.temporal.common.converter..")))));
        }

        @Test
        void onlyActivitiesAndTheEmbeddedMailboxSpeakMail() {
            check(noClasses()
                    .that()
                    .resideOutsideOfPackages("dev.steadfast.activities..", "dev.steadfast.standalone..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("jakarta.mail..", "org.springframework.mail.."));
        }

        @Test
        void theCommandLineStartsWithoutSpringDatabaseOrEngine() {
            check(noClasses()
                    .that()
                    .resideInAPackage("dev.steadfast.cli..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.springframework..", "java.sql..", "io.temporal..")
                    .allowEmptyShould(true));
        }
    }

    @Test
    void packagesOfAModuleFormNoCircles() {
        check(slices().matching("dev.steadfast.(*)..").should().beFreeOfCycles());
    }

    private static void check(ArchRule rule) {
        rule.check(PRODUCTION);
    }
}
