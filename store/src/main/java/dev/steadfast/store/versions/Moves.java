package dev.steadfast.store.versions;

import dev.steadfast.cadence.CadenceState;
import dev.steadfast.cadence.Migration;
import dev.steadfast.playbook.Playbook;
import dev.steadfast.store.runs.Run;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What moving a run to another version comes to, by what is stored of the run alone. */
final class Moves {

    private Moves() {}

    /**
     * Where the run would stand, and what it would lose.
     *
     * @param state of the run, every input folded
     */
    static Migration.Move of(Run run, Playbook to, CadenceState state, Instant now) {
        Migration.Move move = Migration.move(run.playbook(), to, state, run.factsAt(now), now);
        Optional<String> key = key(run, to);
        return key.isEmpty()
                ? move
                : new Migration.Move(
                        move.state(),
                        Optional.of(Stream.concat(move.loss().stream(), key.stream())
                                .collect(Collectors.joining("; "))));
    }

    private static Optional<String> key(Run run, Playbook to) {
        String before = run.playbook().admission().key();
        String after = to.admission().key();
        return after == null || Objects.equals(before, after)
                ? Optional.empty()
                : Optional.of("runs would be told apart by " + after + ", and this one "
                        + (run.key() == null ? "has none" : "has the " + before + " " + run.key()));
    }
}
