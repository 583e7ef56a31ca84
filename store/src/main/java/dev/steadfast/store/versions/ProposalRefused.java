package dev.steadfast.store.versions;

import dev.steadfast.playbook.Problem;
import java.util.List;

/** A folder has errors, so nothing of it is published. */
public final class ProposalRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<Problem> errors;

    private ProposalRefused(List<Problem> errors, String count) {
        super("Nothing is published: the files have " + count + ".");
        this.errors = List.copyOf(errors);
    }

    static ProposalRefused of(List<Problem> problems) {
        List<Problem> errors = problems.stream().filter(Problem::isError).toList();
        return new ProposalRefused(errors, errors.size() == 1 ? "an error" : errors.size() + " errors");
    }

    /** Every error of all files. */
    public List<Problem> errors() {
        return errors;
    }
}
