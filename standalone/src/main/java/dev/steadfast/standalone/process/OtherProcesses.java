package dev.steadfast.standalone.process;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Processes that an earlier start left behind, recognised by their command line. */
public final class OtherProcesses {
    private static final Logger LOG = LoggerFactory.getLogger(OtherProcesses.class);
    private static final Duration AFTER_KILL = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(100);

    private OtherProcesses() {}

    /** Living processes, without this one, whose command line the test accepts. */
    public static List<ProcessHandle> running(Predicate<String> commandLine) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.pid() != ProcessHandle.current().pid())
                .filter(process -> commandLine.test(commandLine(process)))
                .toList();
    }

    /** Empty for a process that is gone, that belongs to someone else, or that only waits to be reaped. */
    public static String commandLine(ProcessHandle process) {
        return process.info().commandLine().or(() -> process.info().command()).orElse("");
    }

    /** Asks a process to end, then makes it and its children end. Returns whether it is gone. */
    public static boolean end(ProcessHandle process, Duration patience) {
        return endAfter(process::destroy, process, patience);
    }

    /** As {@link #end}, but asks with SIGINT, which PostgreSQL takes as: break all connections and stop cleanly. */
    public static boolean interrupt(ProcessHandle process, Duration patience) {
        return endAfter(() -> signalInterrupt(process), process, patience);
    }

    private static boolean endAfter(Runnable ask, ProcessHandle process, Duration patience) {
        LOG.info("ending process {}: {}", process.pid(), commandLine(process));
        List<ProcessHandle> children = process.descendants().toList();
        ask.run();
        if (gone(process, patience)) {
            return true;
        }
        Stream.concat(Stream.of(process), children.stream()).forEach(ProcessHandle::destroyForcibly);
        return gone(process, AFTER_KILL);
    }

    private static void signalInterrupt(ProcessHandle process) {
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                    .start()
                    .waitFor(5, TimeUnit.SECONDS);
        } catch (IOException e) {
            LOG.info("no kill command here: {}", e.getMessage());
            process.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean gone(ProcessHandle process, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (alive(process)) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            awaitExit(process);
        }
        return true;
    }

    /** A process without a command line has ended, whether or not its parent has taken notice. */
    public static boolean alive(ProcessHandle process) {
        return process.isAlive() && !commandLine(process).isEmpty();
    }

    private static void awaitExit(ProcessHandle process) {
        try {
            process.onExit().get(POLL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.trace("process {} still runs", process.pid());
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while ending process " + process.pid(), e);
        }
    }
}
