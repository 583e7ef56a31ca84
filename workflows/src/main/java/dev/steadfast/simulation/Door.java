package dev.steadfast.simulation;

import dev.steadfast.admission.Applicant;
import dev.steadfast.admission.Entrance;
import dev.steadfast.admission.Family;
import dev.steadfast.cadence.Enrolment;
import dev.steadfast.cadence.Facts;
import dev.steadfast.condition.Verdict;
import dev.steadfast.playbook.Playbook;
import dev.steadfast.playbook.Playbook.ReEnrol;
import dev.steadfast.simulation.Simulation.Admitting;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets the account of a simulation into playbooks, by the rules of {@link Entrance}. */
final class Door {

    private final Simulation simulation;
    private final World world;
    private final Runs runs;
    private final List<Playbook> byRule;
    private final List<Playbook> byEvent;
    private final Map<String, String> refused = new HashMap<>();
    private LocalDate day;
    private Instant asks;

    Door(Simulation simulation, World world, Runs runs) {
        this.simulation = simulation;
        this.world = world;
        this.runs = runs;
        boolean isOpen = simulation.admitting() != Admitting.BY_STEPS;
        List<Playbook> open = isOpen
                ? simulation.playbooks().stream().sorted(Entrance.HIGHEST_FIRST).toList()
                : List.of();
        this.byRule = open.stream().filter(Entrance::asksAccounts).toList();
        this.byEvent = open.stream()
                .filter(playbook -> playbook.admission().rules().stream().anyMatch(rule -> rule.on() != null))
                .toList();
        this.day = LocalDate.ofInstant(simulation.from(), simulation.zone());
        this.asks = byRule.isEmpty() ? Instant.MAX : simulation.from();
    }

    /** What came of an attempt to enter. */
    sealed interface Answer {

        /** The account is in. */
        record Entered() implements Answer {}

        /** The account belongs to those that get nothing. */
        record HeldOut() implements Answer {}

        /**
         * The account stays out.
         *
         * @param reason a part of a sentence that follows the account's name
         */
        record Refused(String reason) implements Answer {}
    }

    /** When the rules are asked next. */
    Instant asks() {
        return asks;
    }

    /** Whether nobody will enter any more, but by a step. */
    boolean isShut() {
        return byRule.stream().noneMatch(this::takes) && byEvent.stream().noneMatch(this::takes);
    }

    private boolean takes(Playbook playbook) {
        return simulation.admitting() == Admitting.AGAIN || !runs.hasBeenIn(playbook);
    }

    void byHand(Playbook playbook, Instant now, boolean asked) {
        admit(
                new Applicant(playbook, world.at(now), null, null, true),
                Map.of(),
                asked ? "enrolled by hand" : "the playbook has no rule for it, so by hand");
    }

    /** A day has begun: the rules are asked, and will be tomorrow. */
    void newDay(Instant now) {
        accountChanged(now);
        day = day.plusDays(1);
        asks = byRule.stream().anyMatch(this::takes)
                ? day.atStartOfDay(simulation.zone()).toInstant()
                : Instant.MAX;
    }

    /** Asks the rules that are about the account alone. */
    void accountChanged(Instant now) {
        Facts facts = null;
        for (Playbook playbook : byRule) {
            if (takes(playbook) && !isSettled(playbook)) {
                facts = facts == null ? world.at(now) : facts;
                if (Enrolment.admits(playbook, facts)) {
                    String because = Enrolment.byRule(playbook, facts).because();
                    admit(new Applicant(playbook, facts, null, null, false), Map.of(), because);
                }
            }
        }
    }

    /** Whether there is no need to ask: it is in it, or will never be taken again. */
    private boolean isSettled(Playbook playbook) {
        return runs.isIn(playbook)
                || (playbook.admission().reEnrol() instanceof ReEnrol.Never && runs.hasBeenIn(playbook));
    }

    /** What an event does for those who may enter by it, in words, by playbook. */
    Map<String, String> event(Scripted.Event event, Instant now) {
        Map<String, String> effects = new LinkedHashMap<>();
        for (Playbook playbook : byEvent) {
            if (Entrance.asksEvent(playbook, event.type()) && takes(playbook)) {
                effects.put(playbook.name(), effect(playbook, event, now));
            }
        }
        return effects;
    }

    private String effect(Playbook playbook, Scripted.Event event, Instant now) {
        Facts facts = world.at(now);
        Verdict verdict = Enrolment.byEvent(playbook, facts, event.type(), event.data());
        if (!verdict.holds()) {
            return stays(playbook, verdict.because());
        }
        String key = Enrolment.key(playbook, event.data()).orElse(null);
        if (key == null && playbook.admission().key() != null) {
            return stays(playbook, "the event has no " + playbook.admission().key());
        }
        Applicant applicant = new Applicant(playbook, facts, key, event.at(), false);
        return switch (admit(applicant, event.data(), verdict.because())) {
            case Answer.Entered ignored -> "enrols";
            case Answer.HeldOut ignored -> stays(playbook, heldOut(playbook));
            case Answer.Refused no -> stays(playbook, "the account " + no.reason());
        };
    }

    private String stays(Playbook playbook, String why) {
        refused.put(playbook.name(), why);
        return "does not enrol: " + why;
    }

    /**
     * A step starts a playbook.
     *
     * @return empty where this simulation does not know the playbook
     */
    Optional<Answer> byStep(String from, String name, @Nullable String key, Instant now) {
        return simulation.playbooks().stream()
                .filter(playbook -> playbook.name().equals(name))
                .findFirst()
                .map(playbook -> Entrance.wrongKey(playbook, key)
                        .<Answer>map(rule -> new Answer.Refused("stays out: the key " + rule))
                        .orElseGet(() -> admit(
                                new Applicant(playbook, world.at(now), key, null, false),
                                Map.of(),
                                "a step of " + from)));
    }

    private Answer admit(Applicant applicant, Map<String, Object> enrolledBy, String because) {
        Playbook playbook = applicant.playbook();
        Optional<String> refusal = Entrance.refusal(applicant, runs.stays());
        if (refusal.isEmpty()) {
            Family.Standing standing = runs.standing(playbook);
            refusal = Optional.ofNullable(standing.refusal());
        }
        if (refusal.isPresent()) {
            refused.put(playbook.name(), "the account " + refusal.get());
            return new Answer.Refused(refusal.get());
        }
        if (!applicant.byHand()
                && Enrolment.isHeldOut(playbook, applicant.facts().customer().id())) {
            runs.holdOut(applicant);
            refused.put(playbook.name(), heldOut(playbook));
            return new Answer.HeldOut();
        }
        Instant now = applicant.facts().account().now();
        runs.begin(
                applicant,
                Enrolment.begin(playbook, applicant.facts(), now, applicant.occasion(), 0),
                enrolledBy,
                because);
        return new Answer.Entered();
    }

    /** The playbooks that had no run, and why. */
    List<Simulated.Outside> outside() {
        return simulation.playbooks().stream()
                .filter(playbook -> runs.all().stream()
                        .noneMatch(play -> play.playbook().name().equals(playbook.name())))
                .map(playbook -> new Simulated.Outside(playbook, why(playbook)))
                .toList();
    }

    private String why(Playbook playbook) {
        Facts last = world.at(simulation.until());
        if (Enrolment.isHeldOut(playbook, last.customer().id())) {
            return heldOut(playbook);
        }
        String known = refused.get(playbook.name());
        if (playbook.admission().rules().isEmpty()) {
            return known == null ? "it has no rule: it begins by hand, or by a step of another playbook" : known;
        }
        if (!Entrance.asksAccounts(playbook)) {
            return known == null ? "no event came that enrols" : known;
        }
        Verdict verdict = Enrolment.byRule(playbook, last);
        return verdict.holds() && known != null ? known : verdict.because();
    }

    private static String heldOut(Playbook playbook) {
        return "held out: " + playbook.admission().holdout()
                + " of 100 accounts get nothing, to measure what the playbook earns";
    }
}
