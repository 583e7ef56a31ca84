package dev.steadfast.store.versions;

/** The playbook has no version of this number. */
public final class NoSuchVersion extends RuntimeException {

    private static final long serialVersionUID = 1;

    NoSuchVersion(String playbook, int version) {
        super("There is no version " + version + " of the playbook \"" + playbook + "\"");
    }
}
