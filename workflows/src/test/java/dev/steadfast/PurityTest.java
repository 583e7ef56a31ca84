package dev.steadfast;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.AndFullName.Predicates.fullNameMatching;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.File;
import java.net.IDN;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * What makes a preview the same as production, and a replay the same as the first run: nothing in the domain asks the
 * machine anything.
 */
class PurityTest {

    /** The shell may use Temporal; every other package of this module is plain Java. */
    private static final String SHELL = "dev.steadfast.workflow..";

    private static final DescribedPredicate<JavaClass> CLOCKS_DICE_AND_THREADS = equivalentTo(Clock.class)
            .or(resideInAPackage("java.util.random.."))
            .or(named("java\\.util\\.(Random|Timer|TimerTask|SplittableRandom)"))
            .or(named("java\\.security\\.SecureRandom"))
            .or(named("java\\.lang\\.(Thread|ThreadLocal|Process|ProcessBuilder|Runtime)(\\$.*)?"))
            .or(named("java\\.util\\.concurrent\\.(Executor.*|.*Executor|.*Pool|CompletableFuture|ThreadLocalRandom)"))
            .as("clocks, dice and threads");

    private static final DescribedPredicate<JavaClass> THE_OUTSIDE = resideInAnyPackage(
                    "java.nio.file..", "java.nio.channels..", "java.sql..", "javax.sql..", "java.util.logging..")
            .or(named("java\\.io\\.(File.*|RandomAccessFile|Console)"))
            .or(resideInAPackage("java.net..")
                    .and(not(equivalentTo(URI.class)))
                    .and(not(equivalentTo(URLEncoder.class)))
                    .and(not(equivalentTo(URLDecoder.class)))
                    .and(not(equivalentTo(IDN.class)))
                    .and(not(named("java\\.net\\.URISyntaxException"))))
            .as("files, sockets and databases");

    private static final String QUESTIONS_TO_THE_MACHINE = "java\\.time\\.[A-Za-z]+\\.now\\(.*"
            + "|java\\.lang\\.System\\.(currentTimeMillis|nanoTime|getenv|getProperty|identityHashCode)\\(.*"
            + "|java\\.lang\\.Math\\.random\\(.*"
            + "|java\\.util\\.UUID\\.randomUUID\\(.*"
            + "|java\\.util\\.Collections\\.shuffle\\(.*"
            + "|java\\.time\\.ZoneId\\.systemDefault\\(.*"
            + "|java\\.util\\.(Locale|TimeZone)\\.getDefault\\(.*"
            + "|java\\.lang\\.Class(Loader)?\\.getResource.*";

    private static final JavaClasses DOMAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.steadfast");

    @Nested
    class TheCore {

        @Test
        void knowsNoFramework() {
            check(noClasses()
                    .that(resideInAPackage("dev.steadfast..").and(not(resideInAPackage(SHELL))))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("io.temporal..", "org.springframework..", "jakarta..", "org.slf4j.."));
        }

        @Test
        void readsNoFileSocketOrDatabase() {
            check(noClasses()
                    .that(resideInAPackage("dev.steadfast..").and(not(resideInAPackage(SHELL))))
                    .should()
                    .dependOnClassesThat(THE_OUTSIDE));
        }
    }

    @Nested
    class CoreAndShell {

        @Test
        void haveNoClockNoDiceAndNoThreads() {
            check(noClasses()
                    .that()
                    .resideInAPackage("dev.steadfast..")
                    .should()
                    .dependOnClassesThat(CLOCKS_DICE_AND_THREADS));
        }

        @Test
        void askTheMachineNothing() {
            check(noClasses()
                    .that()
                    .resideInAPackage("dev.steadfast..")
                    .should()
                    .accessTargetWhere(target(fullNameMatching(QUESTIONS_TO_THE_MACHINE))
                            .as("asks for the time, chance, settings or a file")));
        }

        @Test
        void computeNoCalendarOnTheWorkflowThread() {
            check(noClasses()
                    .that()
                    .resideInAPackage(SHELL)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "java.time.zone..",
                            "dev.steadfast.calendar..",
                            "dev.steadfast.condition..",
                            "dev.steadfast.template.."));
        }
    }

    /** The rules see what they are meant to see. */
    @Nested
    class Counterexamples {

        @Test
        void aClassThatReadsTheClockIsFound() {
            JavaClasses culprit = new ClassFileImporter().importClasses(ReadsTheClock.class);
            ArchRule rule = noClasses().should().accessTargetWhere(target(fullNameMatching(QUESTIONS_TO_THE_MACHINE)));
            assertThat(rule.evaluate(culprit).hasViolation()).isTrue();
        }

        @Test
        void aClassThatOpensAFileIsFound() {
            JavaClasses culprit = new ClassFileImporter().importClasses(OpensAFile.class);
            assertThat(noClasses()
                            .should()
                            .dependOnClassesThat(THE_OUTSIDE)
                            .evaluate(culprit)
                            .hasViolation())
                    .isTrue();
        }
    }

    static class ReadsTheClock {
        Instant when() {
            return Instant.now();
        }
    }

    static class OpensAFile {
        boolean there() {
            return new File("x").exists();
        }
    }

    private static DescribedPredicate<JavaClass> named(String regex) {
        return nameMatching(regex).forSubtype();
    }

    private static void check(ArchRule rule) {
        rule.check(DOMAIN);
    }
}
