package dev.steadfast.activities.steps;

import static dev.steadfast.activities.steps.Steps.admin;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steadfast.store.links.SignedLinks;
import dev.steadfast.store.links.TouchLink;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever does not want the next letter can say so in the one that is there. */
class UnsubscribeTest {

    private static Steps steps;

    @BeforeAll
    static void start() throws IOException {
        steps = new Steps();
        steps.publish("three-letters", """
                steps:
                  - { id: hint, email: text, purpose: lifecycle }
                  - { id: question, survey: { kind: csat, template: text } }
                  - { id: invoice, email: text }
                """);
    }

    @AfterAll
    static void stop() throws IOException {
        steps.close();
    }

    private RunOfSteps run;

    @BeforeEach
    void anAccountIsEnrolled() {
        steps.mail().forget();
        run = steps.enrol("three-letters", steps.account(admin("ada")));
    }

    /** Header lines and text of what has left, folded lines joined. */
    private static String heard() {
        return String.join("\n", steps.mail().heard()).replaceAll("\n[ \t]+", " ");
    }

    @Test
    void aLifecycleLetterAndASurveyCarryTheOneClickOfRfc8058() {
        for (String step : List.of("hint", "question")) {
            steps.mail().forget();
            run.performThrough(step);

            assertThat(heard())
                    .containsPattern("List-Unsubscribe: <http://localhost:8080/u/[A-Za-z0-9_-]+>\n")
                    .contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click\n")
                    .contains("Unsubscribe, or choose what we write to you about");
        }
    }

    @Test
    void aSurveyCarriesALinkOfItsOwnForEachAnswer() {
        run.performThrough("question");

        String letter = heard().replace("=\n", "").replace("=3D", "=");
        assertThat(Pattern.compile("href=\"http://localhost:8080/s/([A-Za-z0-9_-]+)\"")
                        .matcher(letter)
                        .results()
                        .map(link -> steps.bean(SignedLinks.class)
                                .read(TouchLink.Use.SURVEY, link.group(1))
                                .orElseThrow()
                                .detail()))
                .containsExactly("csat:1", "csat:2", "csat:3", "csat:4", "csat:5");
    }

    @Test
    void aLetterThatHasToComeCarriesNone() {
        run.performThrough("question");
        steps.mail().forget();
        run.performThrough("invoice");

        assertThat(heard()).contains("Subject: Hello ada").doesNotContainIgnoringCase("unsubscribe");
    }
}
