package dev.steadfast.store.overview;

/**
 * Everything in six numbers.
 *
 * @param running enrolments that are not finished, the paused ones included
 * @param goals enrolments that reached their goal
 * @param tasks to do, the snoozed ones included
 * @param overdue open tasks whose due moment has passed
 */
public record Totals(long accounts, long running, long paused, long goals, long tasks, long overdue) {}
