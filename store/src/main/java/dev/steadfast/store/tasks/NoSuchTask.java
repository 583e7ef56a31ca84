package dev.steadfast.store.tasks;

/** There is no task with this id. */
public final class NoSuchTask extends RuntimeException {

    private static final long serialVersionUID = 1;

    public NoSuchTask(String id) {
        super("There is no task \"" + id + "\"");
    }
}
