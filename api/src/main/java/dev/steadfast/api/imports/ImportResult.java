package dev.steadfast.api.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an import did. All counts are accounts.
 *
 * @param enrolled how many accounts began with a playbook
 * @param rejected what was not taken, in the order of the file; at most 1,000
 * @param rejectedTotal how many there are in all
 * @param wouldEnrol for a dry run only: who would begin with what, at most 200
 */
public record ImportResult(
        int created,
        int updated,
        int unchanged,
        int enrolled,
        List<Rejection> rejected,
        long rejectedTotal,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<WouldEnrol> wouldEnrol) {

    /** An account and the playbook that it would begin with. */
    public record WouldEnrol(String account, String playbook) {}

    public ImportResult {
        rejected = List.copyOf(rejected);
    }

    /** Nothing but what is wrong. */
    static ImportResult nothing(List<Rejection> rejected) {
        return new ImportResult(0, 0, 0, 0, rejected, rejected.size(), null);
    }
}
