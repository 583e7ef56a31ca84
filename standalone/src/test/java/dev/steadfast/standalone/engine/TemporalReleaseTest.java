package dev.steadfast.standalone.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemporalReleaseTest {
    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, linux_amd64",
        "Linux, aarch64, linux_arm64",
        "Mac OS X, x86_64, darwin_amd64",
        "Mac OS X, aarch64, darwin_arm64"
    })
    void isPinnedForTheUsualMachines(String system, String architecture, String platform) {
        assertThat(TemporalRelease.forMachine(system, architecture)).hasValueSatisfying(release -> {
            assertThat(release.platform()).isEqualTo(platform);
            assertThat(release.sha256()).matches("[0-9a-f]{64}");
        });
    }

    @Test
    void isNotFetchedWhereNoneWasChecked() {
        assertThat(TemporalRelease.forMachine("Windows 11", "amd64")).isEmpty();
        assertThat(TemporalRelease.forMachine("Linux", "riscv64")).isEmpty();
    }
}
