package dev.steadfast.store.events;

/** What events are to do. */
public enum Effect {
    /** They reach runs and begin some, as what happens now does. */
    LIVE,
    /** They are known, count in the facts of their accounts and teach names; they begin nothing and reach nobody. */
    HISTORY
}
