package dev.steadfast.standalone.chaos;

import dev.steadfast.standalone.stories.AppProcess;
import java.time.Duration;
import java.util.Map;

/** A worker that is killed and comes back. */
final class KilledWorker implements AutoCloseable {
    private final Map<String, String> settings;
    private AppProcess process;
    private Duration cpuOfTheDead = Duration.ZERO;
    private int kills;

    KilledWorker(Map<String, String> settings) {
        this.settings = settings;
        this.process = AppProcess.start("worker", settings);
    }

    void kill() {
        cpuOfTheDead = cpu();
        process.close();
        kills++;
        process = AppProcess.start("worker", settings);
    }

    int kills() {
        return kills;
    }

    /** The time of processors that it took in all its lives. */
    Duration cpu() {
        return cpuOfTheDead.plus(process.cpu());
    }

    @Override
    public void close() {
        process.close();
    }
}
