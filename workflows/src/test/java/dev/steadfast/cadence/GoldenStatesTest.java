package dev.steadfast.cadence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.steadfast.cadence.StepResult.Kind;
import io.temporal.common.converter.JacksonJsonPayloadConverter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * States that released versions wrote, and that stand in databases and histories. A failure here is a change of format:
 * raise {@link CadenceState#FORMAT}, read the old one still, and add a folder; never edit what is committed.
 */
class GoldenStatesTest {

    private static final ObjectMapper JSON = JacksonJsonPayloadConverter.newDefaultObjectMapper();
    private static final Instant ENROLLED = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant ANCHOR = Instant.parse("2026-03-01T23:00:00Z");
    private static final Instant WEDNESDAY = Instant.parse("2026-03-04T11:10:09Z");

    static Stream<Arguments> states() {
        return Stream.of(
                argumentSet(
                        "begun",
                        "begun",
                        new CadenceState(
                                1, 1, ENROLLED, ANCHOR, 0, 0, 0, "welcome", ENROLLED, false, false, false, false, null,
                                ENROLLED, null, null, null, Map.of())),
                argumentSet(
                        "waiting and paused",
                        "waiting-and-paused",
                        new CadenceState(
                                1,
                                1,
                                ENROLLED.plusMillis(123),
                                ANCHOR,
                                86_400_000,
                                4,
                                3,
                                "call",
                                Instant.parse("2026-03-07T08:00:00Z"),
                                false,
                                true,
                                true,
                                false,
                                WEDNESDAY,
                                ENROLLED.plusMillis(123),
                                WEDNESDAY,
                                Instant.parse("2026-03-04T15:00:00Z"),
                                null,
                                Map.of(
                                        "check-in",
                                                new StepMark(Kind.SKIPPED, null, Instant.parse("2026-03-03T10:00:00Z")),
                                        "first-call",
                                                new StepMark(
                                                        Kind.DONE, "no-answer", Instant.parse("2026-03-04T10:00:00Z")),
                                        "nudge", new StepMark(Kind.DONE, null, WEDNESDAY)))),
                argumentSet(
                        "held and late",
                        "held-and-late",
                        new CadenceState(
                                1,
                                1,
                                ENROLLED,
                                ANCHOR,
                                0,
                                1,
                                2,
                                "nudge",
                                null,
                                true,
                                false,
                                false,
                                true,
                                WEDNESDAY,
                                WEDNESDAY,
                                null,
                                null,
                                null,
                                Map.of("set-up", new StepMark(Kind.PARKED, null, WEDNESDAY)))),
                argumentSet(
                        "finished",
                        "finished",
                        new CadenceState(
                                1,
                                1,
                                ENROLLED,
                                ANCHOR,
                                0,
                                2,
                                1,
                                null,
                                null,
                                false,
                                false,
                                false,
                                false,
                                ENROLLED.plusSeconds(1),
                                ENROLLED,
                                ENROLLED.plusSeconds(1),
                                null,
                                "churned",
                                Map.of("welcome", new StepMark(Kind.DONE, null, ENROLLED.plusSeconds(1))))));
    }

    @ParameterizedTest
    @MethodSource("states")
    void readToWhatTheyMeant(String name, CadenceState meant) throws IOException {
        assertThat(JSON.readValue(golden(name), CadenceState.class)).isEqualTo(meant);
    }

    @ParameterizedTest
    @MethodSource("states")
    void areWrittenBackIdentically(String name, CadenceState meant) throws IOException {
        assertThat(JSON.writeValueAsString(meant))
                .isEqualTo(JSON.readTree(golden(name)).toString());
    }

    @Test
    void areAllTested() throws Exception {
        Path folder = Path.of(Objects.requireNonNull(GoldenStatesTest.class.getResource("/states/v1"))
                .toURI());
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            states().map(state -> state.get()[0] + ".json").toList());
        }
    }

    @Test
    void ofANewerReleaseAreRefusedInPlainWordsWhateverElseStandsInThem() throws IOException {
        String newer = golden("begun").replace("\"format\": 1", "\"format\": 2, \"mood\": \"good\"");
        CadenceState state = JSON.readValue(newer, CadenceState.class);

        assertThatThrownBy(() -> Interpreter.next(state, ENROLLED))
                .isInstanceOf(UnknownFormat.class)
                .hasMessageContaining("format 2");
    }

    private static String golden(String name) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(GoldenStatesTest.class.getResourceAsStream("/states/v1/" + name + ".json"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
