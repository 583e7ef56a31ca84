package dev.steadfast.api.previews;

import dev.steadfast.simulation.WholeBook;
import dev.steadfast.store.enrolments.Simulations;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * How many messages leave on each of the next days, over all open runs. It is played on all cores by one thread at a time
 * in the background, some accounts after another, and kept until somebody asks for it when it is old.
 */
@Component
public class BookPreviews implements DisposableBean {

    /** How far ahead it looks. */
    public static final int DAYS = 90;

    private static final Logger LOG = LoggerFactory.getLogger(BookPreviews.class);
    private static final int PAGE = 500;
    private static final Duration OLD = Duration.ofMinutes(15);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Simulations simulations;
    private volatile @Nullable Progress computing;
    private volatile @Nullable Result last;
    private volatile @Nullable Thread thread;
    private volatile boolean failed;
    private volatile boolean stopped;

    BookPreviews(Simulations simulations) {
        this.simulations = simulations;
    }

    /**
     * What was computed last.
     *
     * @param computedAt wall-clock time at which it began
     * @param took how long it took
     */
    public record Result(Instant computedAt, Duration took, WholeBook book) {}

    /**
     * How far a computation has come.
     *
     * @param done accounts
     * @param total accounts, as counted at its beginning
     */
    public record Progress(int done, int total) {}

    /**
     * What can be shown now.
     *
     * @param result null before the first one is ready
     * @param progress of the one under way; null when none is
     * @param failed whether the latest one ended in an error, which the log tells
     */
    public record State(@Nullable Result result, @Nullable Progress progress, boolean failed) {}

    /**
     * What can be shown now; begins to compute where there is nothing, or only something old.
     *
     * @param anew whether to compute it anew in any case
     */
    public State state(boolean anew) {
        Result known = last;
        boolean isOld = known == null
                ? !failed
                : Duration.between(known.computedAt(), Instant.now()).compareTo(OLD) > 0;
        if (anew || isOld) {
            begin();
        }
        return new State(last, computing, failed);
    }

    private synchronized void begin() {
        if (!stopped && computing == null) {
            computing = new Progress(0, 0);
            failed = false;
            thread = Thread.ofPlatform().daemon().name("book-preview").start(this::compute);
        }
    }

    private void compute() {
        Instant begun = Instant.now();
        try {
            WholeBook book = play(simulations.accountsUnderway());
            if (!stopped) {
                last = new Result(begun, Duration.between(begun, Instant.now()), book);
            }
        } catch (RuntimeException e) {
            failed = true;
            LOG.error("The preview of the whole book failed", e);
        } finally {
            computing = null;
        }
    }

    private WholeBook play(int total) {
        WholeBook book = WholeBook.EMPTY;
        @Nullable String after = "";
        while (after != null && !stopped) {
            computing = new Progress(book.accounts(), Math.max(total, book.accounts()));
            Simulations.Page page = simulations.underway(after, PAGE, Duration.ofDays(DAYS));
            book = book.and(WholeBook.play(page.simulations(), done -> {}));
            after = page.next();
        }
        return book;
    }

    @Override
    public void destroy() {
        stopped = true;
        Thread running = thread;
        if (running != null) {
            try {
                running.join(PATIENCE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
