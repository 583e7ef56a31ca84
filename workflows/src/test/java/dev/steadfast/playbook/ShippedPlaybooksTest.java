package dev.steadfast.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ShippedPlaybooksTest {

    @Test
    void onboardingReads() throws IOException {
        Playbook onboarding = PlaybookReader.read(
                "onboarding.yaml",
                text("/playbooks/onboarding.yaml"),
                Surroundings.of(Set.of(
                        "welcome",
                        "check-in-done",
                        "check-in-open",
                        "call-follow-up",
                        "nudge",
                        "week-one-set-up",
                        "week-one-open",
                        "case-study",
                        "success-check-in")));

        assertThat(onboarding.name()).isEqualTo("onboarding");
        assertThat(onboarding.outline().step("check-in")).isInstanceOf(Step.Block.class);
    }

    private static String text(String resource) throws IOException {
        try (InputStream in = Objects.requireNonNull(ShippedPlaybooksTest.class.getResourceAsStream(resource))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
