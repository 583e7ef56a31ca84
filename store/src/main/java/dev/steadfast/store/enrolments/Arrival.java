package dev.steadfast.store.enrolments;

import java.time.Instant;
import java.util.Map;

/**
 * An event that has come and is stored, as far as it may enrol.
 *
 * @param at when it happened, in business time
 */
public record Arrival(String id, String type, String account, Instant at, Map<String, Object> data) {}
