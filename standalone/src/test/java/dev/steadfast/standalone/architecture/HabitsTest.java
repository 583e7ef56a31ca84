package dev.steadfast.standalone.architecture;

import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;

/** Names that say nothing, and ways of working that are not ours. */
class HabitsTest {

    private static final Pattern EMPTY_PACKAGE =
            Pattern.compile("(^|.*\\.)(utils?|commons?|helpers?|managers?|misc)(\\..*|$)");
    private static final Pattern EMPTY_CLASS = Pattern.compile(".*(Utils?|Commons?|Helpers?|Managers?|Misc|Impl)$");

    private static final JavaClasses PRODUCTION = BuiltModules.production();
    private static final JavaClasses TESTS = BuiltModules.tests();

    @Test
    void namesSayWhatAThingIs() {
        classes().should(haveATellingName()).check(PRODUCTION);
        classes().should(haveATellingName()).check(TESTS);
    }

    @Test
    void everyPackageIsNullMarked() {
        classes()
                .that(are(ofOurs()))
                .should(new ArchCondition<>("be in a package with @NullMarked in its package-info") {
                    @Override
                    public void check(JavaClass item, ConditionEvents events) {
                        events.add(new SimpleConditionEvent(
                                item, item.getPackage().isAnnotatedWith(NullMarked.class), item.getFullName()));
                    }
                })
                .check(PRODUCTION);
    }

    @Test
    void dependenciesComeThroughConstructors() {
        fields().should()
                .notBeAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
                .check(PRODUCTION);
    }

    @Test
    void testsNeitherSleepNorAreSwitchedOff() {
        noClasses().should().callMethodWhere(sleep()).check(TESTS);
        noClasses().should().beAnnotatedWith(Disabled.class).check(TESTS);
        noMethods().should().beAnnotatedWith(Disabled.class).check(TESTS);
    }

    private static DescribedPredicate<JavaMethodCall> sleep() {
        return DescribedPredicate.describe(
                "sleep",
                call -> call.getTargetOwner().isEquivalentTo(Thread.class)
                        && call.getTarget().getName().equals("sleep"));
    }

    private static DescribedPredicate<JavaClass> ofOurs() {
        return DescribedPredicate.describe("ours", type -> type.getPackageName().startsWith("dev.steadfast"));
    }

    private static ArchCondition<JavaClass> haveATellingName() {
        return new ArchCondition<>("have a name that says what it is") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                boolean telling = !EMPTY_PACKAGE.matcher(item.getPackageName()).matches()
                        && !EMPTY_CLASS.matcher(item.getSimpleName()).matches();
                events.add(new SimpleConditionEvent(item, telling, item.getFullName()));
            }
        };
    }
}
