package dev.steadfast.activities.email;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Spreads messages evenly over the minute, all of them and those to one domain. Each gets a place in the queue, if that
 * comes up soon enough.
 */
final class Throttle {

    private static final int MOST_DOMAINS = 10_000;

    private final long apart;
    private final long apartPerDomain;
    private final Map<String, Long> nextByDomain = new HashMap<>();
    private long next = Long.MIN_VALUE;

    Throttle(MailLimits limits) {
        this.apart = apart(limits.perMinute());
        this.apartPerDomain = apart(limits.perMinutePerDomain());
    }

    private static long apart(int perMinute) {
        return perMinute == 0 ? 0 : Duration.ofMinutes(1).toNanos() / perMinute;
    }

    /**
     * Takes a place.
     *
     * @param now of a clock that only goes on, in nanoseconds, not negative
     * @return how long to wait for it; empty where that is longer than {@code patience}, and no place was taken
     */
    synchronized Optional<Duration> place(String domain, Duration patience, long now) {
        long turn = Math.max(now, Math.max(next, nextByDomain.getOrDefault(domain, Long.MIN_VALUE)));
        Duration wait = Duration.ofNanos(turn - now);
        if (wait.compareTo(patience) > 0) {
            return Optional.empty();
        }
        if (apart > 0) {
            next = turn + apart;
        }
        if (apartPerDomain > 0) {
            forgetTheIdle(now);
            nextByDomain.put(domain, turn + apartPerDomain);
        }
        return Optional.of(wait);
    }

    private void forgetTheIdle(long now) {
        if (nextByDomain.size() >= MOST_DOMAINS) {
            nextByDomain.values().removeIf(turn -> turn <= now);
        }
    }
}
