package dev.steadfast.template;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong in one file, so that its author hears all of it at once. */
final class Findings {

    private final String file;
    private final List<String> found;

    /** Adds to the list that all files share. */
    Findings(String file, List<String> found) {
        this.file = file;
        this.found = found;
    }

    static List<String> none() {
        return new ArrayList<>();
    }

    /** The line is counted from 1. */
    void add(int line, String problem) {
        found.add(file + ":" + line + ": " + problem);
    }
}
