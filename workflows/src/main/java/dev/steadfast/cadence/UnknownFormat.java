package dev.steadfast.cadence;

/** A state that a newer release wrote: this one must not guess what it means. */
public final class UnknownFormat extends RuntimeException {

    private static final long serialVersionUID = 1;

    private UnknownFormat(CadenceState state) {
        super("The run is of format " + state.format() + ", interpreter " + state.interpreter()
                + "; this release knows at most " + CadenceState.FORMAT + " and " + CadenceState.INTERPRETER
                + ". A newer worker will take it.");
    }

    static void refuse(CadenceState state) {
        if (state.format() > CadenceState.FORMAT || state.interpreter() > CadenceState.INTERPRETER) {
            throw new UnknownFormat(state);
        }
    }
}
