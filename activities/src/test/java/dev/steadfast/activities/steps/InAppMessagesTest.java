package dev.steadfast.activities.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadfast.cadence.StepResult;
import dev.steadfast.store.inbox.InboxStore;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class InAppMessagesTest {

    @Test
    void areSentWhenTheyAreStored() throws IOException {
        try (Steps steps = new Steps("--steadfast.inbox.secrets=a secret of some length")) {
            steps.publish("showing", """
                    steps:
                      - { id: show, in-app: text, to: [admin] }
                    """);
            RunOfSteps run = steps.enrol("showing", steps.account(Steps.admin("jo")));

            assertThat(run.perform().kind()).isEqualTo(StepResult.Kind.DONE);
            assertThat(run.ledger()).containsExactly("show/1/0 jo@acme.example sent");
            assertThat(steps.bean(InboxStore.class)
                            .list(new InboxStore.Reader(run.account(), "JO@acme.example"), true, 10))
                    .singleElement()
                    .satisfies(notice -> {
                        assertThat(notice.subject()).isEqualTo("Hello jo");
                        assertThat(notice.text()).contains("Hello.");
                        assertThat(notice.readAt()).isNull();
                    });
        }
    }
}
