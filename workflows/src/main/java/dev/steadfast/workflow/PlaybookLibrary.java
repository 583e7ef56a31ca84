package dev.steadfast.workflow;

import dev.steadfast.playbook.Playbook;

/** The published versions that a worker holds in memory. */
@FunctionalInterface
public interface PlaybookLibrary {

    /**
     * The version with this content hash, without any input or output.
     *
     * @throws UnknownPlaybook which fails the workflow task: Temporal tries it again while the version is fetched
     */
    Playbook playbook(String hash);

    /** No version with this hash has been loaded yet. */
    final class UnknownPlaybook extends RuntimeException {

        private static final long serialVersionUID = 1;

        public UnknownPlaybook(String hash) {
            super("No published playbook has the hash " + hash + " yet; the task is tried again once it is loaded");
        }
    }
}
