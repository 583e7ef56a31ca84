package dev.steadfast.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steadfast.standalone.settings.StartRefused;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunningPartsTest {
    private final List<String> ended = new ArrayList<>();
    private final RunningParts parts = new RunningParts();

    @Test
    void endsTheLastPartFirst() throws Exception {
        start("database");
        start("engine");
        start("application");
        parts.close();
        assertThat(ended).containsExactly("application", "engine", "database");
    }

    @Test
    void endsTheOthersWhenOneFails() throws Exception {
        start("database");
        AutoCloseable stubborn = () -> {
            throw new IllegalStateException("will not");
        };
        assertThat(parts.start(() -> stubborn)).isSameAs(stubborn);
        parts.close();
        assertThat(ended).containsExactly("database");
    }

    @Test
    void startsNothingOnceAStopHasBegun() {
        parts.close();
        assertThatThrownBy(() -> start("database")).isInstanceOf(IllegalStateException.class);
        assertThat(parts.isStopping()).isTrue();
    }

    @Test
    void forgetsAPartThatDidNotStart() {
        assertThatThrownBy(() -> parts.start(() -> {
                    throw new StartRefused("no");
                }))
                .isInstanceOf(StartRefused.class);
        parts.close();
        assertThat(ended).isEmpty();
    }

    private void start(String part) throws Exception {
        parts.<AutoCloseable>start(() -> () -> ended.add(part));
    }
}
