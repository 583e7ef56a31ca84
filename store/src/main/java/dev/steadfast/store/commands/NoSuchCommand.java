package dev.steadfast.store.commands;

/** There is no command with this id. */
public final class NoSuchCommand extends RuntimeException {

    private static final long serialVersionUID = 1;

    public NoSuchCommand(String id) {
        super("There is no command \"" + id + "\"");
    }
}
