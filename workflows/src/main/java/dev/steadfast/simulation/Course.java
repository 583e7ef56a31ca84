package dev.steadfast.simulation;

import dev.steadfast.cadence.Command;
import dev.steadfast.cadence.StepDecision;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Plays one simulation: it turns the clock and hands in the script; whatever is decided, the core decides. */
final class Course {

    /** Far more steps than anybody reads, so that a simulation always ends. */
    private static final int LONGEST = 10_000;

    private final Simulation simulation;
    private final Deque<Scripted> script;
    private final World world;
    private final Runs runs;
    private final Door door;
    private final Deeds deeds;
    private final List<Noted> notes = new ArrayList<>();
    private Instant now;

    Course(Simulation simulation) {
        this.simulation = simulation;
        this.script = new ArrayDeque<>(simulation.script());
        this.world = new World(simulation.facts(), simulation.script());
        this.runs = new Runs(world, simulation.beginning());
        this.door = new Door(simulation, world, runs);
        this.deeds = new Deeds(world, door);
        this.now = simulation.from();
    }

    Simulated play() {
        remember();
        if (simulation.atOnce() != null) {
            door.byHand(simulation.atOnce(), now, simulation.beginning() instanceof Simulation.Beginning.AtOnce);
        }
        int events = 0;
        while (events < LONGEST && turn()) {
            events++;
        }
        return new Simulated(runs.all().stream().map(Play::told).toList(), door.outside(), notes);
    }

    /** What happened before the simulation begins is known in it. */
    private void remember() {
        while (!script.isEmpty() && script.getFirst().at().isBefore(simulation.from())) {
            switch (script.removeFirst()) {
                case Scripted.Event event -> world.happens(event);
                case Scripted.Reaction reaction -> world.reacts(reaction);
                case Scripted.Request ignored -> {
                    // asked of a run that had not begun
                }
            }
        }
    }

    /** Goes on to the next moment at which anything happens; false when nothing more does. */
    private boolean turn() {
        if (door.isShut() && runs.open().isEmpty()) {
            return false;
        }
        Optional<Play> next = runs.next(now);
        Instant acts = next.map(play -> play.moment(now)).orElse(Instant.MAX);
        Instant comes = script.isEmpty() ? Instant.MAX : script.getFirst().at();
        Instant asks = door.asks();
        Instant first = earlier(comes, earlier(asks, acts));
        if (first.equals(Instant.MAX) || first.isAfter(simulation.until())) {
            return false;
        }
        now = first.isAfter(now) ? first : now;
        if (first.equals(comes)) {
            take(script.removeFirst());
        } else if (first.equals(asks)) {
            door.newDay(now);
        } else {
            act(next.orElseThrow());
        }
        leave();
        return true;
    }

    private static Instant earlier(Instant a, Instant b) {
        return b.isBefore(a) ? b : a;
    }

    private void act(Play play) {
        if (play.isUnplanned()) {
            play.plan(now);
            return;
        }
        StepDecision decision = play.decide(now);
        Deeds.Done done = deeds.carryOut(play, decision, now);
        play.conclude(decision, done.result(), done.reason(), now);
        leave();
        if (done.changesAccount()) {
            done.events().forEach(event -> happens(new Scripted.Event(now, event.type(), event.data())));
            door.accountChanged(now);
        }
    }

    private void take(Scripted scripted) {
        switch (scripted) {
            case Scripted.Event event -> happens(event);
            case Scripted.Request request -> obey(request);
            case Scripted.Reaction reaction -> world.reacts(reaction);
        }
    }

    /** Runs that are open hear of it first, then it may begin others. */
    private void happens(Scripted.Event event) {
        world.happens(event);
        List<String> effects = new ArrayList<>();
        for (Play play : runs.open()) {
            add(effects, play.playbook().name(), play.deliver(event, now));
        }
        door.event(event, now).forEach((playbook, effect) -> add(effects, playbook, effect));
        note(event.type(), effects.isEmpty() ? null : String.join("; ", effects));
    }

    private void add(List<String> effects, String playbook, @Nullable String effect) {
        if (effect != null) {
            effects.add(runs.areOf(simulation.playbooks()) ? effect : playbook + ": " + effect);
        }
    }

    private void obey(Scripted.Request request) {
        List<Play> meant = runs.open().stream().filter(request::isFor).toList();
        List<Play> willing = meant.stream()
                .filter(play -> play.refusal(request.command()).isEmpty())
                .toList();
        String word = Words.of(request.command());
        if (willing.isEmpty()) {
            meant.stream()
                    .flatMap(play -> play.refusal(request.command()).stream())
                    .findFirst()
                    .ifPresent(reason -> notes.add(new Noted(now, word, reason, true)));
        } else if (request.isForOne()) {
            ask(willing.getFirst(), request.command(), word);
        } else {
            willing.forEach(play -> ask(play, request.command(), word));
        }
    }

    private void ask(Play play, Command command, String word) {
        String effect = play.take(command, Words.answer(command), now);
        boolean isTold = command instanceof Command.CompleteTask || command instanceof Command.Skip;
        if (effect != null || !isTold) {
            List<String> effects = new ArrayList<>();
            add(effects, play.playbook().name(), effect);
            note(word, effects.isEmpty() ? null : effects.getFirst());
        }
    }

    /** Those that have to make room for others end, once what they were doing is done. */
    private void leave() {
        runs.leaving().forEach((play, command) -> ask(play, command, Words.of(command)));
    }

    private void note(String what, @Nullable String effect) {
        notes.add(new Noted(now, what, effect, false));
    }
}
