package dev.steadfast.standalone.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadfast.standalone.RealTemporal;
import dev.steadfast.standalone.SteadfastProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Customers in mid-cadence when the power goes: their runs go on, who was paused stays paused, and every message that
 * the timelines promised arrives exactly once, or is in a person's hands.
 */
class RestartStoriesIT {
    /** Day 30 of everybody, also of those who begin during the story, and the days of a late message. */
    private static final Duration TO_THE_END = Duration.ofDays(15);

    @TempDir
    Path folder;

    @Nested
    class WithTheEngineInTheJvm {
        @Test
        void everyMessageComesOnceAlthoughTheJvmIsKilled() {
            survives("in-jvm", SteadfastProcess::kill, "in-jvm");
        }
    }

    @Nested
    class WithADevServer {
        @BeforeEach
        void temporalIsThere() {
            RealTemporal.isNeeded();
        }

        @Test
        void everyMessageComesOnceAlthoughTheJvmIsKilled() {
            survives("dev-server", SteadfastProcess::kill, "dev-server");
        }

        @Test
        void everyMessageComesOnceAlthoughJvmAndDevServerAreKilledTogether() {
            survives("dev-server", SteadfastProcess::killWithDevServer, "dev-server");
        }

        @Test
        void everyMessageComesOnceAlthoughTheEngineIsChangedAfterTheKill() {
            survives("in-jvm", SteadfastProcess::kill, "dev-server");
        }
    }

    private void survives(String engine, Consumer<SteadfastProcess> killing, String engineAfterwards) {
        Set<Touch> promised;
        String paused;
        int messagesOfPaused;
        Instant clockAtPause;
        try (var first = start(engine)) {
            var customers = customers(first);
            assertThat(customers.importSamples()).isGreaterThan(20);
            promised = customers.emails("planned");
            customers.advance(Duration.ofDays(2));
            paused = customers.oneOnItsWay();
            customers.command(paused, "pause");
            messagesOfPaused = customers.delivered(paused).size();
            clockAtPause = customers.now();

            var _ = customers.setOut(Duration.ofDays(12));
            customers.awaitSteps(10);
            killing.accept(first);

            try (var second = start(engineAfterwards)) {
                goesOn(customers(second), promised, paused, messagesOfPaused, clockAtPause.plus(Duration.ofDays(30)));
                second.ctrlC();
                assertThat(second.others()).isEmpty();
            }
        }
    }

    private static void goesOn(
            Customers customers, Set<Touch> promised, String paused, int messagesOfPaused, Instant dayThirty) {
        assertThat(customers.state(paused)).isEqualTo("paused");
        customers.arriveAt(dayThirty);
        assertThat(customers.state(paused)).isEqualTo("paused");
        assertThat(customers.delivered(paused)).hasSize(messagesOfPaused);

        customers.command(paused, "resume");
        customers.advance(TO_THE_END);
        assertThat(customers.onboardings())
                .allSatisfy(run -> assertThat(run.get("state").asString()).isEqualTo("finished"));
        everyMessageCameOnce(customers, promised);
    }

    private static void everyMessageCameOnce(Customers customers, Set<Touch> promised) {
        Set<Touch> done = customers.emails("done");
        Set<Touch> parked = customers.emails("parked");
        assertThat(customers.delivered()).doesNotHaveDuplicates().containsAll(done);
        assertThat(customers.reviews()).isEqualTo(parked.size());

        var accountedFor = new HashSet<>(done);
        accountedFor.addAll(parked);
        assertThat(accountedFor).containsAll(promised).containsAll(customers.delivered());
    }

    private SteadfastProcess start(String engine) {
        return SteadfastProcess.on(folder.resolve("data")).engine(engine).start();
    }

    private static Customers customers(SteadfastProcess process) {
        return new Customers(Rest.local(process.page()));
    }
}
