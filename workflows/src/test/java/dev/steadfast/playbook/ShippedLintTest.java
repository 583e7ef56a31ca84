package dev.steadfast.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadfast.lint.Lint;
import dev.steadfast.lint.LintSettings;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What ships and what the pages show is what lint would have people write. */
class ShippedLintTest {

    private static final LintSettings ALL_TRACKED =
            new LintSettings(LintSettings.DEFAULT.mostTouches(), LintSettings.TRACKABLE);

    static Stream<String> shipped() {
        return ProjectFiles.shippedPlaybooks().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void whatShipsHasNoProblems(String file) {
        assertThat(problems(file, ProjectFiles.text("playbooks/" + file))).isEmpty();
    }

    static Stream<Arguments> documented() {
        return DocumentedPlaybooksTest.wholePlaybooks();
    }

    @ParameterizedTest
    @MethodSource("documented")
    void whatIsDocumentedHasNoProblems(String place, String yaml) {
        assertThat(problems(place, yaml)).isEmpty();
    }

    static Stream<Arguments> steps() {
        return DocumentedPlaybooksTest.singleSteps();
    }

    @ParameterizedTest
    @MethodSource("steps")
    void soDoSingleSteps(String place, String steps) {
        assertThat(problems(place, "playbook: documented\nsteps:\n" + steps.indent(2)))
                .isEmpty();
    }

    private static List<Problem> problems(String file, String yaml) {
        Set<String> templates = ProjectFiles.shippedTemplates();
        return Lint.file(file, yaml, Surroundings.of(templates), ALL_TRACKED);
    }
}
