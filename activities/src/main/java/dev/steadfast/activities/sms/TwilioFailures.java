package dev.steadfast.activities.sms;

import com.twilio.exception.ApiException;
import com.twilio.exception.TwilioException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what the SDK throws. */
final class TwilioFailures {

    private static final int TOO_MANY_REQUESTS = 20429;
    private static final Set<Integer> ABOUT_US = Set.of(401, 403, 404);
    private static final Duration UNSAID = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int MOST = 500;

    private TwilioFailures() {}

    static TwilioFailure of(TwilioException e, @Nullable String retryAfter) {
        if (e.getCause() instanceof TwilioHttp.NotConnected) {
            return new TwilioFailure.Unavailable(words(e));
        }
        if (!(e instanceof ApiException api) || api.getStatusCode() == null) {
            // also an answer that is no JSON: whoever wrote it may have handed the call on
            return new TwilioFailure.Silent(words(e));
        }
        int status = api.getStatusCode();
        int code = api.getCode() == null ? 0 : api.getCode();
        if (status == 429 || code == TOO_MANY_REQUESTS) {
            return new TwilioFailure.Busy(words(e), delay(retryAfter));
        }
        if (status >= 500) {
            return new TwilioFailure.Broken(words(e));
        }
        if (status < 400) {
            return new TwilioFailure.Silent(words(e));
        }
        return ABOUT_US.contains(status)
                ? new TwilioFailure.Unavailable(words(e))
                : new TwilioFailure.Refused(code, words(e));
    }

    private static String words(TwilioException e) {
        String code = e instanceof ApiException api && api.getCode() != null ? api.getCode() + " " : "";
        String line =
                (code + e.getMessage()).replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        return line.length() > MOST ? line.substring(0, MOST - 1) + "…" : line;
    }

    /** Seconds or a date; 10 seconds where there is neither, at most an hour. */
    private static Duration delay(@Nullable String retryAfter) {
        Duration said = retryAfter == null ? UNSAID : read(retryAfter.strip());
        if (said.compareTo(Duration.ofSeconds(1)) < 0) {
            return Duration.ofSeconds(1);
        }
        return said.compareTo(LONGEST) > 0 ? LONGEST : said;
    }

    private static Duration read(String header) {
        if (header.matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(header));
        }
        try {
            return Duration.between(
                    ZonedDateTime.now(ZoneOffset.UTC),
                    ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME));
        } catch (DateTimeException e) {
            return UNSAID;
        }
    }
}
