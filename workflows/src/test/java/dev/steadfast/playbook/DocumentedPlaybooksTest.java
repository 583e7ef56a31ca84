package dev.steadfast.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Docs that compile: what the pages show as a playbook is one. */
class DocumentedPlaybooksTest {

    private static final List<String> PAGES = List.of("README.md", "docs/playbooks.md");
    private static final Pattern BLOCK =
            Pattern.compile("^```yaml( playbook)?\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);

    static Stream<Arguments> blocks(boolean whole) {
        List<Arguments> blocks = new ArrayList<>();
        for (String page : PAGES) {
            var matcher = BLOCK.matcher(ProjectFiles.text(page));
            while (matcher.find()) {
                if ((matcher.group(1) != null) == whole) {
                    long line = ProjectFiles.text(page)
                                    .substring(0, matcher.start())
                                    .lines()
                                    .count()
                            + 1;
                    blocks.add(argumentSet(page + ":" + line, page + ":" + line, matcher.group(2)));
                }
            }
        }
        return blocks.stream();
    }

    static Stream<Arguments> wholePlaybooks() {
        return blocks(true);
    }

    static Stream<Arguments> singleSteps() {
        return blocks(false).filter(block -> ((String) block.get()[1]).startsWith("- id:"));
    }

    @ParameterizedTest
    @MethodSource("wholePlaybooks")
    void readsWithTheShippedTexts(String place, String yaml) {
        assertThatCode(() -> PlaybookReader.read(place, yaml, Surroundings.of(ProjectFiles.shippedTemplates())))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("singleSteps")
    void readsAsAStepOfAPlaybook(String place, String steps) {
        String yaml = "playbook: documented\nsteps:\n" + steps.indent(2);
        assertThatCode(() -> PlaybookReader.read(place, yaml, Surroundings.of(ProjectFiles.shippedTemplates())))
                .doesNotThrowAnyException();
    }

    @Test
    void thereAreSome() {
        assertThat(wholePlaybooks()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(singleSteps()).hasSizeGreaterThanOrEqualTo(6);
    }

    @Test
    void theMistakeThatThePageShowsIsAnsweredInItsWords() {
        assertThat(ProjectFiles.text("docs/playbooks.md")).contains("unknown field \"emial\"; did you mean \"email\"?");
        assertThat(ProjectFiles.problems("playbook: test\nsteps:\n  - { id: a, task: Call, emial: nudge }\n"))
                .singleElement()
                .asString()
                .contains("unknown field \"emial\"");
    }
}
