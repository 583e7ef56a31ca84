package dev.steadfast.condition;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;

/** What a condition may ask about one account and its run at one moment. */
public interface Known {

    /** Facts by root ({@code account}, {@code contact} ...) and name; a fact that is not known has no entry. */
    Map<String, Map<String, Object>> facts();

    /** Whether the step has ended as done. */
    boolean done(String step);

    /** The outcome a task was completed with, or an empty text. */
    String outcome(String step);

    /** Whether an event of this type has come in for the account since the run began. */
    boolean happened(String event);

    /** The account's local day. */
    LocalDate today();

    /** The account's zone. */
    ZoneId zone();
}
