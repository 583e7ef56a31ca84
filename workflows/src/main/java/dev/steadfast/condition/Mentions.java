package dev.steadfast.condition;

import java.util.Set;

/**
 * What a condition asks about.
 *
 * @param roots the names before the dot
 * @param facts as {@code account.arr} and {@code account.custom.plan}
 * @param functions of ours that it calls
 * @param steps ids of steps it names
 * @param touches those of them whose message it asks about
 * @param events types of events it names
 * @param ofRun facts and functions that exist only within a run, as they were written
 * @param changesByItself whether the answer may change though nothing happens, because time goes by
 */
record Mentions(
        Set<String> roots,
        Set<String> facts,
        Set<String> functions,
        Set<String> steps,
        Set<String> touches,
        Set<String> events,
        Set<String> ofRun,
        boolean changesByItself) {

    Mentions {
        roots = Set.copyOf(roots);
        facts = Set.copyOf(facts);
        functions = Set.copyOf(functions);
        steps = Set.copyOf(steps);
        touches = Set.copyOf(touches);
        events = Set.copyOf(events);
        ofRun = Set.copyOf(ofRun);
    }
}
