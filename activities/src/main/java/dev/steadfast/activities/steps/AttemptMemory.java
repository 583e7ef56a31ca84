package dev.steadfast.activities.steps;

import java.util.List;

/** What the attempts of one activity hand on to the next, outside the database. */
interface AttemptMemory {

    /** What earlier attempts could not store. */
    List<Untold> recall();

    /** Keeps this for the next attempt, as far as the engine can be reached. */
    void keep(List<Untold> untold);
}
