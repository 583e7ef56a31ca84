package dev.steadfast.simulation;

import dev.steadfast.admission.Applicant;
import dev.steadfast.admission.Family;
import dev.steadfast.admission.Stay;
import dev.steadfast.cadence.CadenceState;
import dev.steadfast.cadence.Command;
import dev.steadfast.cadence.Enrolment;
import dev.steadfast.cadence.Facts;
import dev.steadfast.playbook.Playbook;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The runs of one account, and what it has been through. */
final class Runs {

    private static final Comparator<Play> HIGHEST_FIRST = Comparator.comparingInt(
                    (Play play) -> play.playbook().precedence().priority())
            .reversed();

    private final World world;
    private final List<Stay> before = new ArrayList<>();
    private final List<Play> all = new ArrayList<>();
    private final Map<Play, Command> leaving = new LinkedHashMap<>();
    private List<Play> open = List.of();

    Runs(World world, Simulation.Beginning beginning) {
        this.world = world;
        if (beginning instanceof Simulation.Beginning.From from) {
            before.addAll(from.before());
            for (Underway run : from.runs()) {
                add(run, "it had begun before", anchorDate(run));
            }
        }
    }

    List<Play> all() {
        return all;
    }

    /** Those that have not finished, in the order in which they began. */
    List<Play> open() {
        if (all.isEmpty()) {
            return List.of();
        }
        if (open.isEmpty() || open.getLast() != all.getLast() || open.stream().anyMatch(Play::isFinished)) {
            open = all.stream().filter(play -> !play.isFinished()).toList();
        }
        return open;
    }

    /** Whether they and these are all of one playbook, which then need not be named. */
    boolean areOf(List<Playbook> playbooks) {
        return Stream.concat(playbooks.stream(), all.stream().map(Play::playbook))
                        .map(Playbook::name)
                        .distinct()
                        .count()
                < 2;
    }

    /** Who acts next. At the same moment those of higher priority come first. */
    Optional<Play> next(Instant now) {
        List<Play> candidates = open();
        return candidates.size() == 1
                ? Optional.of(candidates.getFirst())
                : candidates.stream()
                        .min(Comparator.comparing((Play play) -> play.moment(now))
                                .thenComparing(HIGHEST_FIRST));
    }

    /** What the account has been through, in any playbook. */
    List<Stay> stays() {
        if (all.isEmpty()) {
            return before;
        }
        List<Stay> stays = new ArrayList<>(before);
        all.forEach(play -> stays.add(play.stay()));
        return stays;
    }

    boolean hasBeenIn(Playbook playbook) {
        return all.stream().anyMatch(play -> play.playbook().name().equals(playbook.name()))
                || before.stream().anyMatch(stay -> stay.playbook().equals(playbook.name()));
    }

    boolean isIn(Playbook playbook) {
        return open().stream().anyMatch(play -> play.playbook().name().equals(playbook.name()));
    }

    /** How the family of a playbook stands to it. */
    Family.Standing standing(Playbook playbook) {
        String family = playbook.precedence().family();
        return family == null
                ? Family.Standing.FREE
                : Family.standing(
                        playbook,
                        open().stream()
                                .filter(play -> family.equals(
                                        play.playbook().precedence().family()))
                                .map(play -> new Family.Holder(
                                        play.id(),
                                        play.playbook(),
                                        leaving.containsKey(play) || Family.isLeaving(play.state())))
                                .toList());
    }

    /** Lets an account in; those of lower priority will leave. */
    void begin(Applicant applicant, CadenceState state, Map<String, Object> enrolledBy, String because) {
        Instant now = applicant.facts().account().now();
        for (String lower : standing(applicant.playbook()).lower()) {
            all.stream()
                    .filter(play -> play.id().equals(lower))
                    .forEach(play -> leaving.put(
                            play, new Command.Supersede(applicant.playbook().name(), now)));
        }
        add(Underway.of(applicant.playbook(), state, applicant.key(), enrolledBy), because, applicant.anchorDate());
    }

    private void add(Underway run, String because, @Nullable LocalDate anchorDate) {
        all.add(new Play(run, because, "run-" + all.size(), this, anchorDate));
    }

    private @Nullable LocalDate anchorDate(Underway run) {
        return Enrolment.anchorDate(
                run.playbook(), world.at(run.state().enrolledAt()).customer());
    }

    /** Remembers that the account got nothing. */
    void holdOut(Applicant applicant) {
        before.add(new Stay(
                "held-out-" + before.size(),
                applicant.playbook().name(),
                applicant.key(),
                null,
                applicant.anchor(),
                applicant.anchorDate(),
                applicant.facts().account().now()));
    }

    /** Those that have to make room for others, once. */
    Map<Play, Command> leaving() {
        if (leaving.isEmpty()) {
            return Map.of();
        }
        Map<Play, Command> all = new LinkedHashMap<>(leaving);
        leaving.clear();
        return all;
    }

    /** What a run knows at a moment. */
    Facts facts(Play play, Instant now) {
        Facts known = world.of(play.underway(), play.state(), now);
        return open().size() < 2
                ? known
                : known.withQuietedBy(Playbook.quieting(
                        play.playbook().name(),
                        open().stream()
                                .filter(other -> other != play)
                                .map(Play::playbook)
                                .sorted(Comparator.comparing(Playbook::name))));
    }
}
