package dev.steadfast.store.tasks;

/** This cannot be done with the task as it stands; the message says why. */
public final class TaskRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    public TaskRefused(String message) {
        super(message);
    }
}
