package dev.steadfast.condition;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a condition may ask about one account and its run at one moment. */
public interface Known {

    /**
     * One fact: {@code account.arr} is root {@code account}, name {@code arr}. Texts, {@link Long}, {@link Double},
     * {@link Boolean}, {@link java.time.Instant}, lists and maps of these; null when it is not known.
     */
    @Nullable
    Object fact(String root, String name);

    /** All data of the open roots {@code event} and {@code input}, in the same types; empty where there is none. */
    Map<String, Object> data(String root);

    /** Whether the step has ended as done. */
    boolean done(String step);

    /** Whether the message of the step has been sent. */
    boolean sent(String step);

    /** Whether somebody has opened the message of the step; null where nothing tracks that. */
    @Nullable
    Boolean opened(String step);

    /** Whether somebody has followed a link in the message of the step; null where nothing tracks that. */
    @Nullable
    Boolean clicked(String step);

    /** Whether somebody has answered the message of the step; null where nothing tracks that. */
    @Nullable
    Boolean replied(String step);

    /** The outcome a task was completed with, or an empty text. */
    String outcome(String step);

    /** Whether an event of this type has come in for the account since the run began. */
    boolean happened(String event);

    /** Whether an event of this type has come in for the account within this time before now. */
    boolean happened(String event, Duration within);

    /** The data of the latest event of this type, whenever it came; null when none has come. */
    @Nullable
    Map<String, Object> last(String event);

    /** The account's local day. */
    LocalDate today();

    /** The account's zone. */
    ZoneId zone();
}
