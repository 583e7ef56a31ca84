package dev.steadfast.template;

/** Inside a text something was needed that is not known; whoever knows which fact that is says so. */
final class Absent extends RuntimeException {

    Absent() {
        super("a fact is not known", null, false, false);
    }

    /** Liquid wraps what a filter throws. */
    static boolean isIn(Throwable thrown) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            if (at instanceof Absent) {
                return true;
            }
        }
        return false;
    }
}
