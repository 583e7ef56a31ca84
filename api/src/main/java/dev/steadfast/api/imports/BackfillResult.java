package dev.steadfast.api.imports;

import java.util.List;

/**
 * What an import of events did.
 *
 * @param duplicate known before
 * @param quarantined wait for their account
 * @param rejected what was not taken, in the order of the file; at most 1,000
 * @param rejectedTotal how many there are in all
 */
public record BackfillResult(
        long accepted, long duplicate, long quarantined, List<Rejection> rejected, long rejectedTotal) {

    public BackfillResult {
        rejected = List.copyOf(rejected);
    }
}
