package dev.steadfast.store.versions;

/** How a playbook of a folder differs from what is published. */
public enum ChangeKind {
    /** Nobody enters a playbook of this name today. */
    NEW,
    /** Accounts will enter another version. */
    CHANGED,
    /** The folder has what accounts enter today. */
    UNCHANGED,
    /** The folder lacks it: nobody enters any more, and open runs go on. */
    REMOVED
}
