package dev.steadfast.worker.clock;

import dev.steadfast.store.clock.AdvanceStatus;
import dev.steadfast.store.clock.TestClocks;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks for test clocks that are to be advanced. One worker moves a clock at a time; if it dies, another goes on. */
@Component
class ClockKeeper implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ClockKeeper.class);
    private static final long IDLE_MILLISECONDS = 100;

    private final TestClocks clocks;
    private final ClockAdvancer advancer;
    private final DataSource database;
    private volatile boolean running;
    private @Nullable Thread loop;

    ClockKeeper(TestClocks clocks, ClockAdvancer advancer, DataSource database) {
        this.clocks = clocks;
        this.advancer = advancer;
        this.database = database;
    }

    /** Starts after the dispatcher and stops before it. */
    @Override
    public int getPhase() {
        return 2;
    }

    @Override
    public void start() {
        running = true;
        loop = Thread.ofPlatform().name("clock-keeper").start(this::keep);
    }

    private void keep() {
        while (running) {
            try {
                for (AdvanceStatus request : clocks.running()) {
                    advanceAlone(request);
                }
                TimeUnit.MILLISECONDS.sleep(IDLE_MILLISECONDS);
            } catch (InterruptedException e) {
                running = false;
            } catch (SQLException | RuntimeException e) {
                LOG.warn("A test clock cannot be advanced now: {}", e.getMessage());
                rest();
            }
        }
    }

    private void rest() {
        try {
            TimeUnit.SECONDS.sleep(2);
        } catch (InterruptedException e) {
            running = false;
        }
    }

    /** The lock lives as long as the connection: a worker that dies gives it back. */
    private void advanceAlone(AdvanceStatus request) throws SQLException, InterruptedException {
        try (Connection connection = database.getConnection()) {
            if (ask(connection, "select pg_try_advisory_lock(hashtext('clock ' || ?))", request.clock())) {
                try {
                    advancer.advance(request);
                } finally {
                    ask(connection, "select pg_advisory_unlock(hashtext('clock ' || ?))", request.clock());
                }
            }
        }
    }

    private static boolean ask(Connection connection, String sql, String clock) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, clock);
            try (ResultSet answer = statement.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }

    @Override
    public void stop() {
        running = false;
        if (loop != null) {
            loop.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
