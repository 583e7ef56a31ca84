package dev.steadfast.activities.steps;

import static dev.steadfast.activities.steps.Steps.admin;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steadfast.store.links.LinkedTouches;
import dev.steadfast.store.links.Reactions;
import dev.steadfast.store.links.TouchLink;
import dev.steadfast.store.touches.TouchKey;
import dev.steadfast.store.touches.TouchState;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What readers do with a letter decides what comes next, where that is tracked. */
class TrackingTest {

    private static final String STEPS = """
            steps:
              - { id: hint, email: text }
              - { id: opened, if: 'opened("hint")', task: Opened, assignee: csm }
              - { id: clicked, if: 'clicked("hint")', task: Clicked, assignee: csm }
            """;

    private static RunOfSteps sent(Steps steps) {
        steps.publish("followed", STEPS);
        RunOfSteps run = steps.enrol("followed", steps.account(admin("ada")));
        run.perform();
        return run;
    }

    private static void reacts(Steps steps, RunOfSteps run, TouchState reaction, String words) {
        TouchLink link = TouchLink.opened(new TouchKey(run.enrolment(), "hint", 1), 0);
        steps.bean(Reactions.class)
                .keep(steps.bean(LinkedTouches.class).find(link).orElseThrow(), reaction, words);
    }

    @Test
    void whoFollowedALinkHasOpenedTheLetter() throws IOException {
        try (Steps steps = new Steps("--steadfast.links.tracking=true")) {
            RunOfSteps run = sent(steps);
            assertThat(String.join("", steps.mail().heard())).contains("/t/o/");
            reacts(steps, run, TouchState.CLICKED, "https://a.example");

            run.performThrough("clicked");

            assertThat(run.journal("opened").getFirst()).startsWith("done");
            assertThat(run.journal("clicked").getFirst()).startsWith("done");
            assertThat(run.ledger()).containsExactly("hint/1/0 ada@acme.example clicked");
        }
    }

    @Test
    void whoDidNothingHasNot() throws IOException {
        try (Steps steps = new Steps("--steadfast.links.tracking=true")) {
            RunOfSteps run = sent(steps);
            run.perform();
            assertThat(run.journal("opened").getFirst()).startsWith("skipped").contains("was not opened");
        }
    }

    @Test
    void withoutTrackingTheLetterIsPlainAndNobodyCanSay() throws IOException {
        try (Steps steps = new Steps()) {
            RunOfSteps run = sent(steps);
            assertThat(String.join("", steps.mail().heard())).doesNotContain("/t/o/", "/t/c/");
            reacts(steps, run, TouchState.OPENED, "");
            run.perform();
            assertThat(run.journal("opened").getFirst()).contains("opened messages are not tracked");
        }
    }
}
