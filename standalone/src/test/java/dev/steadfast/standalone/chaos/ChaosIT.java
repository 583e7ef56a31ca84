package dev.steadfast.standalone.chaos;

import static org.awaitility.Awaitility.await;

import dev.steadfast.standalone.RealTemporal;
import dev.steadfast.standalone.chaos.Stage.Victim;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two hundred customers in mid-cadence while everything that can die is killed, in an order that a seed decides, and the
 * mail server does what it likes; at last Temporal's database is deleted. In the end every message came once, or a
 * person has it as a task; no run is stuck, and no event is lost.
 *
 * <p>{@code -Dchaos.minutes=30} goes on for so long, wave after wave; {@code -Dchaos.seed=42} repeats an order;
 * {@code -Dchaos.workers=2} runs copies of the worker.
 */
class ChaosIT {
    private static final int CUSTOMERS = 200;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Duration length = Duration.ofMinutes(Integer.getInteger("chaos.minutes", 0));
    private final long seed = Long.getLong("chaos.seed", System.nanoTime() % 1_000_000);
    private final int copies = Integer.getInteger("chaos.workers", length.isZero() ? 1 : 2);

    @TempDir
    Path folder;

    @BeforeEach
    void temporalIsThere() {
        RealTemporal.isNeeded();
    }

    @Test
    @Timeout(value = 24, unit = java.util.concurrent.TimeUnit.HOURS)
    void everyMessageComesOnceWhateverDies() throws IOException {
        System.out.println("Chaos with -Dchaos.seed=" + seed);
        var dice = new Random(seed);
        try (var stage = Stage.set(folder, dice, copies)) {
            var crowd = new Crowd(stage::api, new Random(dice.nextLong()));
            try {
                tell(stage, crowd, dice);
            } catch (AssertionError | RuntimeException e) {
                stage.words().forEach(System.out::println);
                throw e;
            }
        }
    }

    private void tell(Stage stage, Crowd crowd, Random dice) {
        Instant end = Instant.now().plus(length);
        crowd.release();
        List<String> silent = new ArrayList<>();
        List<String> paused = new ArrayList<>();
        int wave = 0;
        do {
            List<String> customers = crowd.arrive("wave" + wave++, CUSTOMERS);
            crowd.happens("chaos.begin", customers);
            silent.addAll(customers);
            List<Victim> victims = new ArrayList<>(Arrays.asList(Victim.values()));
            Collections.shuffle(victims, dice);
            for (Victim victim : victims) {
                Collections.shuffle(silent, dice);
                List<String> some = new ArrayList<>(silent.subList(0, silent.size() / 8));
                silent.removeAll(some);
                int before = stage.mail().messages();
                Thread answers = Thread.ofVirtual().start(() -> crowd.happens("chaos.answer", some));
                paused.add(crowd.pause(silent.getFirst(), stage.postgres()));
                await().atMost(PATIENCE).until(() -> stage.mail().messages() >= before + some.size() / 2);
                stage.kill(victim);
                join(answers);
            }
        } while (Instant.now().isBefore(end));
        stage.loseTemporal();
        crowd.happens("chaos.answer", silent);
        stage.mail().behave();

        var reckoning = new Reckoning(stage, crowd);
        reckoning.areStillPaused(paused);
        paused.forEach(crowd::resume);
        reckoning.noRunIsStuck();
        reckoning.noEventIsLost();
        reckoning.noRunIsLeftBehind();
        String messages = reckoning.everyMessageCameOnce();
        System.out.println(
                "Chaos with -Dchaos.seed=%d: %d cadences; %d kills %s; %d messages went wrong at the mail server, %d requests sent again; %s"
                        .formatted(
                                seed,
                                crowd.accounts().size(),
                                stage.kills(),
                                stage.killed(),
                                stage.mail().failures(),
                                crowd.sentAgain(),
                                messages));
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
