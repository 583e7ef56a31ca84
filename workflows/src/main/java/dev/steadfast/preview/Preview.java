package dev.steadfast.preview;

import dev.steadfast.account.Account;
import dev.steadfast.cadence.CadenceState;
import dev.steadfast.cadence.Caps;
import dev.steadfast.simulation.Simulated;
import dev.steadfast.simulation.Simulation;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One simulation, to be shown. */
public record Preview(Simulation simulation, Simulated simulated) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

    /** Plays it, to be shown. */
    public static Preview of(Simulation simulation) {
        return new Preview(simulation, simulation.play());
    }

    public Account account() {
        return simulation.facts().apply(simulation.from()).customer();
    }

    /** How many lifecycle messages were taken to be the most. */
    public Caps caps() {
        return simulation.facts().apply(simulation.from()).caps();
    }

    public ZoneId zone() {
        return simulation.zone();
    }

    /** Whether it is about one playbook, which then need not be named at every step. */
    public boolean isOfOnePlaybook() {
        return simulation.playbooks().size() == 1 && simulated.runs().stream().noneMatch(this::isOther);
    }

    private boolean isOther(Simulated.Run run) {
        return !run.playbook().name().equals(simulation.playbooks().getFirst().name());
    }

    /** Everything that comes, by time. */
    public List<Entry> entries() {
        return Entry.of(this);
    }

    public LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, zone());
    }

    /** {@code Mon 2 Mar 2026}. */
    public static String text(LocalDate day) {
        return DAY.format(day);
    }

    /** {@code 09:30}, in the account's zone. */
    public String time(Instant at) {
        return TIME.format(at.atZone(zone()));
    }

    /** {@code day 3} of the playbook, where it is about one run. */
    public String dayOfPlaybook(LocalDate day) {
        CadenceState state = simulated.state();
        return state == null || simulated.runs().size() > 1
                ? ""
                : "day " + ChronoUnit.DAYS.between(state.day0(zone()), day);
    }

    public String title() {
        String what = isOfOnePlaybook()
                ? simulation.playbooks().getFirst().title()
                : counted(
                        Stream.concat(
                                        simulation.playbooks().stream(),
                                        simulated.runs().stream().map(Simulated.Run::playbook))
                                .map(playbook -> playbook.name())
                                .distinct()
                                .count(),
                        "playbook");
        return "%s for %s".formatted(what, account().name());
    }

    /** Whether and how the first run begins. */
    public String beginning() {
        if (!isOfOnePlaybook()) {
            return simulated.runs().isEmpty()
                    ? account().id() + " is enrolled in none of them"
                    : "Enrolled in "
                            + simulated.runs().stream()
                                    .map(run -> run.playbook().name())
                                    .distinct()
                                    .collect(Collectors.joining(", "));
        }
        Instant begun = simulated.begun();
        return begun == null
                ? "%s is not enrolled: %s".formatted(account().id(), simulated.because())
                : "Enrolled on %s at %s: %s".formatted(text(day(begun)), time(begun), simulated.because());
    }

    /** How everything stands at the end, a sentence for each. */
    public List<String> endings() {
        if (simulated.runs().isEmpty() && isOfOnePlaybook()) {
            return List.of("Nothing happens until " + text(day(simulation.until())) + ".");
        }
        List<String> endings = new ArrayList<>();
        for (Simulated.Run run : simulated.runs()) {
            String name =
                    isOfOnePlaybook() ? "" : run.playbook().name() + (run.key() == null ? "" : "/" + run.key()) + ": ";
            endings.add(name + ending(run.state()));
        }
        return endings;
    }

    /** Of each playbook that the account does not enter beside others: {@code win-back: not enrolled: no event came that enrols.} */
    public List<String> notEnrolled() {
        return isOfOnePlaybook()
                ? List.of()
                : simulated.outside().stream()
                        .map(outside -> outside.playbook().name() + ": not enrolled: " + outside.because() + ".")
                        .toList();
    }

    private String ending(CadenceState state) {
        if (state.outcome() == null) {
            return state.resting()
                    ? "Paused; nothing more happens until it is resumed."
                    : "Still open on " + text(day(simulation.until())) + ", at step " + state.step() + ".";
        }
        Instant ended = state.endedAt();
        return "Ends%s: %s.".formatted(ended == null ? "" : " on " + text(day(ended)), state.outcome());
    }

    /** {@code 4 messages, 2 tasks; 1 step left out}. */
    public String summary() {
        long skipped = entries().stream()
                .filter(entry -> entry.outcome().equals("skipped"))
                .count();
        return "%s, %s; %s"
                .formatted(
                        counted(count(Entry.Look.TOUCH), "message"),
                        counted(count(Entry.Look.TASK), "task"),
                        counted(skipped, "step") + " left out");
    }

    private long count(Entry.Look look) {
        return entries().stream()
                .filter(entry -> entry.look() == look && entry.isDone())
                .map(entry -> entry.playbook() + "/" + entry.step() + entry.at())
                .distinct()
                .count();
    }

    private static String counted(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
