package dev.steadfast.store.versions;

import dev.steadfast.playbook.Problem;
import dev.steadfast.store.playbooks.Draft;
import java.util.List;
import java.util.SortedMap;

/**
 * A folder that has been read.
 *
 * @param drafts the playbooks that could be published, by name
 * @param settings what the folder says of {@code team.yaml} and {@code attributes.yaml}, by file name
 * @param problems of all files, errors and warnings
 */
record Proposal(SortedMap<String, Draft> drafts, SortedMap<String, String> settings, List<Problem> problems) {

    boolean isRefused() {
        return problems.stream().anyMatch(Problem::isError);
    }
}
