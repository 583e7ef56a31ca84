package dev.steadfast.store.tasks;

import org.jspecify.annotations.Nullable;

/**
 * A task was completed, or its run was told.
 *
 * @param commandId the command to wait for, or null when the task is done already
 */
public record Completion(@Nullable String commandId) {}
