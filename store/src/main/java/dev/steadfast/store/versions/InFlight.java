package dev.steadfast.store.versions;

/** What becomes of open runs of an older version. */
public enum InFlight {
    /** They stay on it. */
    PIN,
    /** They go on in the new one, from where they stand. */
    MIGRATE,
    /** They end, and begin anew in the new one. */
    RESTART
}
