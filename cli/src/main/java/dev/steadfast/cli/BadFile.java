package dev.steadfast.cli;

import java.util.List;

/** A file that cannot be used; every problem is a line to print. Exit code 1. */
final class BadFile extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    BadFile(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    List<String> problems() {
        return problems;
    }
}
