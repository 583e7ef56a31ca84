package dev.steadfast.playbook;

import java.util.List;
import java.util.stream.Collectors;

/** A file was refused as a whole, with every problem in it. */
public final class BadPlaybook extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    public BadPlaybook(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** In file order, never empty. */
    public List<Problem> problems() {
        return problems;
    }
}
