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
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * States that released versions wrote, and that stand in databases and histories. A failure here is a change of format:
 * raise {@link CadenceState#FORMAT}, read the old one still, and add a folder that
 * {@code -Dstates.write=src/test/resources/states/vN} writes; never edit what is committed.
 */
class GoldenStatesTest {

    private static final ObjectMapper JSON = JacksonJsonPayloadConverter.newDefaultObjectMapper();
    private static final Instant ENROLLED = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant ANCHOR = Instant.parse("2026-03-01T23:00:00Z");
    private static final Instant WEDNESDAY = Instant.parse("2026-03-04T11:10:09Z");

    private static Arguments state(String name, Consumer<CadenceState.Draft> change) {
        CadenceState begun = CadenceState.begin(ENROLLED, ANCHOR, 0, "welcome");
        return argumentSet(name, name, begun.with(change));
    }

    static Stream<Arguments> states() {
        return Stream.of(
                state("begun", draft -> draft.plan(new Due(ENROLLED, false, null))),
                state("waiting-and-paused", draft -> {
                    draft.offset = 86_400_000;
                    draft.applied = 4;
                    draft.turn = 3;
                    draft.step = "call";
                    draft.due = Instant.parse("2026-03-07T08:00:00.123Z");
                    draft.waitingSince = WEDNESDAY;
                    draft.paused = true;
                    draft.pausedAt = WEDNESDAY.plusSeconds(60);
                    draft.endedAt = WEDNESDAY;
                    draft.touchedAt = WEDNESDAY;
                    draft.goalAt = Instant.parse("2026-03-04T15:00:00Z");
                    draft.mark("check-in", Kind.SKIPPED, null, Instant.parse("2026-03-03T10:00:00Z"));
                    draft.mark("first-call", Kind.DONE, "no-answer", Instant.parse("2026-03-04T10:00:00Z"));
                    draft.mark("nudge", Kind.DONE, null, WEDNESDAY);
                }),
                state("suspended-in-a-repetition", draft -> {
                    draft.applied = 2;
                    draft.turn = 5;
                    draft.shift = 3;
                    draft.step = "nudge";
                    draft.notBefore = WEDNESDAY.plusSeconds(3_600);
                    draft.nominal = WEDNESDAY;
                    draft.suspended = true;
                    draft.pausedAt = WEDNESDAY;
                    draft.met.put("answer", ENROLLED.plusSeconds(5));
                    draft.rounds.put("weekly", new CadenceState.Round(2, ENROLLED, WEDNESDAY));
                    draft.mark("weekly", Kind.DONE, null, ENROLLED);
                    draft.mark("weekly", Kind.DONE, null, WEDNESDAY);
                    draft.mark("nudge", Kind.DONE, null, ENROLLED);
                }),
                state("waiting-for-consent", draft -> {
                    draft.step = "discount";
                    draft.due = WEDNESDAY;
                    draft.waitingSince = ENROLLED;
                    draft.granted = List.of("finance", "legal");
                }),
                state("held", draft -> {
                    draft.applied = 1;
                    draft.turn = 2;
                    draft.step = "nudge";
                    draft.nominal = ENROLLED;
                    draft.held = true;
                    draft.endedAt = WEDNESDAY;
                    draft.lateBefore = WEDNESDAY;
                    draft.mark("set-up", Kind.PARKED, null, WEDNESDAY);
                }),
                state("late", draft -> draft.plan(new Due(WEDNESDAY, true, ENROLLED))),
                state("ending", draft -> {
                    draft.ending = "churned";
                    draft.step = "farewell";
                    draft.due = WEDNESDAY;
                    draft.endedAt = WEDNESDAY;
                }),
                state("finished", draft -> {
                    draft.applied = 2;
                    draft.turn = 1;
                    draft.step = null;
                    draft.endedAt = ENROLLED.plusSeconds(1);
                    draft.touchedAt = ENROLLED.plusSeconds(1);
                    draft.outcome = "churned";
                    draft.mark("welcome", Kind.DONE, null, ENROLLED.plusSeconds(1));
                }));
    }

    /** Writes what is not released yet; anything else is never written again. */
    @ParameterizedTest
    @MethodSource("states")
    @EnabledIfSystemProperty(named = "states.write", matches = ".+")
    void write(String name, CadenceState meant) throws IOException {
        Path folder = Path.of(System.getProperty("states.write"));
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve(name + ".json"),
                JSON.writerWithDefaultPrettyPrinter().writeValueAsString(meant) + "\n");
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
        String newer = golden("begun").replace("\"format\" : 1", "\"format\" : 2, \"mood\": \"good\"");
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
