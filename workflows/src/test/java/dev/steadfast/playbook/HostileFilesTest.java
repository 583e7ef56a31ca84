package dev.steadfast.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;
import static org.quicktheories.QuickTheory.qt;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.quicktheories.core.Gen;
import org.quicktheories.impl.Constraint;

/** Whatever stands in a file, reading it ends soon, with a playbook or with problems. */
class HostileFilesTest {

    private static final String GOOD = "playbook: test\nsteps: [{ id: a, task: Call }]\n";

    static Stream<Arguments> filesThatAreNoPlaybook() {
        return Stream.of(
                argumentSet("nothing", "", "test.yaml:1: the file is empty; it must begin with \"playbook: NAME\""),
                argumentSet("only a comment", "# later\n", "test.yaml:1: the file is empty"),
                argumentSet("a word", "hello", "test.yaml:1: the file is \"hello\"; write fields as \"name: value\""),
                argumentSet("a list", "- a\n- b\n", "test.yaml:1: the file is a list; write fields as \"name: value\""),
                argumentSet("a tab", "playbook: test\nsteps:\n\t- id: a\n", "test.yaml:3: not YAML: "),
                argumentSet("an open quote", "playbook: test\ntitle: \"Welcome\nsteps: []\n", "not YAML: "),
                argumentSet("an open bracket", "playbook: test\nsteps: [{ id: a, task: Call }\n", "not YAML: "),
                argumentSet("two files in one", GOOD + "---\n" + GOOD, "not YAML: "),
                argumentSet("a control character", GOOD + "title: a\u0000b\n", "not YAML: "),
                argumentSet("JSON that ends early", "{\"playbook\": \"test\", \"steps\": [", "not YAML: "),
                argumentSet("HTML", "<!DOCTYPE html>\n<html><body>404: not found</body></html>\n", "test.yaml:"));
    }

    @ParameterizedTest
    @MethodSource("filesThatAreNoPlaybook")
    void areRefusedWithTheirFirstProblem(String yaml, String problem) {
        assertThat(ProjectFiles.problems(yaml)).first().asString().contains(problem);
    }

    @Test
    void nobodyWaitsForAliasesThatMultiply() {
        String bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
                + IntStream.range(1, 40)
                        .mapToObj(i -> "a%d: &a%d [%s]\n"
                                .formatted(
                                        i,
                                        i,
                                        Stream.generate(() -> "*a" + (i - 1))
                                                .limit(9)
                                                .collect(Collectors.joining(", "))))
                        .collect(Collectors.joining());

        assertThat(ProjectFiles.problems(GOOD + bomb))
                .singleElement()
                .asString()
                .contains("not YAML", "aliases");
    }

    @Test
    void aListThatHoldsItselfIsRefused() {
        assertThat(ProjectFiles.problems("playbook: test\nsteps: &s [{ id: a, if: account.high_value, then: *s }]\n"))
                .singleElement()
                .asString()
                .contains("not YAML", "aliases");
    }

    @Test
    void aHugeFileIsNotEvenParsed() {
        assertThat(ProjectFiles.problems(GOOD + "#".repeat(256_000)))
                .containsExactly("test.yaml:1: the file has 256046 characters; at most 256000 are read");
    }

    static Stream<String> bottomlessFiles() {
        return Stream.of("[", "{a: ", "- ", "? ", "- - ", "{a: [", "a:\n ");
    }

    @ParameterizedTest
    @MethodSource("bottomlessFiles")
    void nestingWithoutEndIsRefusedBeforeItExhaustsTheStack(String opening) {
        assertThat(ProjectFiles.problems(opening.repeat(50_000))).isNotEmpty();
    }

    @Test
    void stepsNestedDeeperThanAnybodyFollowsAreRefusedWithTheirLine() {
        String deep = "playbook: test\nsteps:\n"
                + IntStream.range(0, 25)
                        .mapToObj(i -> "  ".repeat(2 * i) + "  - id: s" + i + "\n" + "  ".repeat(2 * i)
                                + "    if: account.high_value\n" + "  ".repeat(2 * i) + "    then:\n")
                        .collect(Collectors.joining());

        assertThat(ProjectFiles.problems(deep))
                .containsExactly("test.yaml:60: lists and fields are nested 41 deep; at most 40 are read");
    }

    @Test
    void anExpressionWithoutEndIsAProblemOfItsStep() {
        for (String endless :
                List.of("(".repeat(900) + "true" + ")".repeat(900), "[".repeat(1_500), "true && ".repeat(400))) {
            assertThat(ProjectFiles.problems(
                            "playbook: test\nsteps:\n  - { id: a, if: '" + endless + "', task: Call }\n"))
                    .singleElement()
                    .asString()
                    .startsWith("test.yaml:3: step a: \"if\": column");
        }
    }

    @Test
    void tagsOfOtherLanguagesMeanNothing() {
        assertThat(ProjectFiles.problems(GOOD + "title: !!javax.script.ScriptEngineManager [x]\n"))
                .containsExactly("test.yaml:3: \"title\" is a list; a text is expected");
    }

    @Test
    void mergeKeysAreUnknownFields() {
        assertThat(ProjectFiles.problems(GOOD + "<<: { title: T }\n"))
                .singleElement()
                .asString()
                .startsWith("test.yaml:3: unknown field \"<<\"");
    }

    @Test
    void fieldsThatAreNoWordsAreRefused() {
        assertThat(ProjectFiles.problems(GOOD + "? [a, b]\n: c\n"))
                .singleElement()
                .asString()
                .contains("not YAML: Non scalar key");
    }

    @Test
    void aFileThatSomebodyBrokeIsReadOrRefusedAndNothingElse() {
        String shipped = ProjectFiles.text("playbooks/onboarding.yaml");
        qt().withFixedSeed(7).withExamples(400).forAll(broken(shipped)).checkAssert(yaml -> {
            try {
                PlaybookReader.read("onboarding.yaml", yaml, Surroundings.of(ProjectFiles.shippedTemplates()));
            } catch (BadPlaybook bad) {
                assertThat(bad.problems()).isNotEmpty().allSatisfy(problem -> {
                    assertThat(problem.line()).isBetween(1, yaml.split("\n", -1).length);
                    assertThat(problem.message()).isNotBlank();
                });
            }
        });
    }

    /** The text with some lines lost, doubled, shifted, or cut, and some characters changed. */
    private static Gen<String> broken(String text) {
        return source -> {
            StringBuilder broken = new StringBuilder();
            for (String line : text.split("\n")) {
                int fate = (int) source.next(Constraint.between(0, 120));
                int at = (int) source.next(Constraint.between(0, Math.max(0, line.length() - 1)));
                broken.append(
                        switch (fate) {
                            case 115 -> "";
                            case 116 -> line + "\n" + line;
                            case 117 -> "  " + line;
                            case 118 -> line.substring(0, Math.min(at, line.length()));
                            case 119 ->
                                line.isEmpty()
                                        ? ":"
                                        : line.substring(0, at) + "{[\"':&*#|>\t-".charAt(at % 12) + line.substring(at);
                            case 120 -> line.stripLeading();
                            default -> line;
                        });
                broken.append('\n');
            }
            return broken.toString();
        };
    }
}
