package dev.steadfast.store.enrolments;

/** No playbook of this name is published. */
public final class NoSuchPlaybook extends RuntimeException {

    private static final long serialVersionUID = 1;

    public NoSuchPlaybook(String name) {
        super("There is no published playbook \"" + name + "\"");
    }
}
