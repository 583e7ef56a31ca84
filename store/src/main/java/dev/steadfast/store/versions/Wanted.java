package dev.steadfast.store.versions;

import java.util.List;
import java.util.Map;

/**
 * A folder that is to be published as a whole: what it lacks is retired.
 *
 * @param files text by path in the folder
 * @param inFlight what becomes of open runs of older versions
 * @param allowLoss whether runs are moved also where something cannot be kept
 * @param accounts whose runs the plan tells of one by one
 */
public record Wanted(Map<String, String> files, InFlight inFlight, boolean allowLoss, List<String> accounts) {

    public Wanted {
        files = Map.copyOf(files);
        accounts = List.copyOf(accounts);
    }
}
