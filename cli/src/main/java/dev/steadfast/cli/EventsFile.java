package dev.steadfast.cli;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.steadfast.cadence.Command;
import dev.steadfast.playbook.Playbook;
import dev.steadfast.playbook.Wait.Approval;
import dev.steadfast.preview.Plain;
import dev.steadfast.simulation.Scripted;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads what comes in during a simulation: a line each, as {@code POST /api/events} takes it. Some types stand for what
 * people do: see {@code docs/cli.md}.
 */
final class EventsFile {

    private static final String TASK = "task.completed";
    private static final String MESSAGE = "message.";
    private static final String ENROLMENT = "enrolment.";
    private static final Set<String> REACTIONS = Set.of("opened", "clicked", "replied");
    private static final List<String> COMMANDS =
            List.of("pause", "resume", "skip", "snooze", "reschedule", "escalate", "cancel");
    private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)+");
    private static final JsonMapper JSON = new JsonMapper();

    private final String file;
    private final List<Line> lines = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    private EventsFile(String file) {
        this.file = file;
    }

    private record Line(
            int number,
            String type,
            @Nullable String account,
            @Nullable Instant at,
            JsonNode data) {}

    /** @throws BadFile with every problem */
    static EventsFile read(Path file) {
        var events = new EventsFile(file.toString());
        int number = 0;
        for (String line : TextFile.read(file).lines().toList()) {
            number++;
            if (!line.isBlank()) {
                events.line(number, line);
            }
        }
        events.throwIfAny();
        return events;
    }

    /** The ids of the accounts that the events are about. */
    Set<String> accounts() {
        Set<String> accounts = new TreeSet<>();
        lines.stream().map(Line::account).forEach(account -> {
            if (account != null) {
                accounts.add(account);
            }
        });
        return accounts;
    }

    /**
     * What comes in for one account; what names no account is for anybody.
     *
     * @param otherwise when an event comes in that does not say it
     * @throws BadFile with every problem
     */
    List<Scripted> script(String account, List<Playbook> playbooks, Instant otherwise) {
        List<Scripted> script = lines.stream()
                .filter(line -> line.account() == null || line.account().equals(account))
                .flatMap(line -> scripted(line, meant(line, playbooks), line.at() == null ? otherwise : line.at()))
                .toList();
        throwIfAny();
        return script;
    }

    /** The playbooks whose runs a line can be about. */
    private List<Playbook> meant(Line line, List<Playbook> playbooks) {
        String name = text(line.data(), "playbook");
        if (name == null || !standsForMore(line.type())) {
            return playbooks;
        }
        List<Playbook> meant = playbooks.stream()
                .filter(playbook -> playbook.name().equals(name))
                .toList();
        if (meant.isEmpty()) {
            problem(
                    line.number(),
                    "data.playbook: \"%s\" is not simulated; it can be %s"
                            .formatted(Plain.text(name), names(playbooks)));
        }
        return meant.isEmpty() ? playbooks : meant;
    }

    private static boolean standsForMore(String type) {
        return type.equals(TASK) || type.startsWith(MESSAGE) || type.startsWith(ENROLMENT);
    }

    private static String names(List<Playbook> playbooks) {
        return playbooks.stream().map(Playbook::name).collect(Collectors.joining(", "));
    }

    private void throwIfAny() {
        if (!problems.isEmpty()) {
            throw new BadFile(problems);
        }
    }

    private void line(int number, String text) {
        JsonNode json;
        try {
            json = LocatedJson.read(text).root();
        } catch (LocatedJson.NotJson e) {
            problem(number, e.getMessage());
            return;
        }
        if (!json.isObject()) {
            problem(number, "must be an object {\"type\": ..., \"account\": ..., \"at\": ..., \"data\": {...}}");
            return;
        }
        JsonNode type = json.path("type");
        JsonNode data = json.path("data");
        if (!type.isTextual() || !TYPE.matcher(type.asText()).matches()) {
            problem(
                    number,
                    "type: \"%s\" is not an event type; write it like milestone.first_value"
                            .formatted(Plain.text(type.asText())));
        } else if (!data.isMissingNode() && !data.isNull() && !data.isObject()) {
            problem(number, "data: must be an object");
        } else {
            String account =
                    json.path("account").isTextual() ? json.path("account").asText() : null;
            lines.add(new Line(number, type.asText(), account, instant(number, "at", json.path("at")), data));
        }
    }

    private @Nullable Instant instant(int number, String name, JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        try {
            return OffsetDateTime.parse(value.asText()).toInstant().truncatedTo(ChronoUnit.MILLIS);
        } catch (DateTimeParseException e) {
            problem(
                    number,
                    "%s: \"%s\" is not a moment; write it like 2026-03-02T09:30:00Z"
                            .formatted(name, Plain.text(value.asText())));
            return null;
        }
    }

    private Stream<Scripted> scripted(Line line, List<Playbook> playbooks, Instant at) {
        String type = line.type();
        String meant = text(line.data(), "playbook");
        if (type.equals(TASK)) {
            String step = step(line, playbooks, true);
            return step == null ? Stream.of() : completed(line, playbooks, step, at);
        }
        if (type.startsWith(MESSAGE) && REACTIONS.contains(type.substring(MESSAGE.length()))) {
            String step = step(line, playbooks, true);
            return step == null
                    ? Stream.of()
                    : Stream.of(new Scripted.Reaction(
                            at,
                            Scripted.Reaction.Kind.valueOf(
                                    type.substring(MESSAGE.length()).toUpperCase(Locale.ROOT)),
                            step,
                            meant));
        }
        if (type.startsWith(ENROLMENT) && COMMANDS.contains(type.substring(ENROLMENT.length()))) {
            Command command = command(line, playbooks, type.substring(ENROLMENT.length()), at);
            return command == null ? Stream.of() : Stream.of(new Scripted.Request(at, command, meant));
        }
        Map<String, Object> data = JSON.convertValue(
                line.data().isObject() ? line.data() : JSON.createObjectNode(), new TypeReference<>() {});
        return Stream.of(new Scripted.Event(at, type, data));
    }

    /** Where everybody has to approve and nobody is named, everybody answers. */
    private static Stream<Scripted> completed(Line line, List<Playbook> playbooks, String step, Instant at) {
        String outcome = text(line.data(), "outcome");
        String meant = text(line.data(), "playbook");
        String by = text(line.data(), "by");
        List<String> people = by == null ? asked(playbooks, step) : List.of(by);
        boolean decidesAlone = people.size() == 1 || Approval.REFUSED.equals(outcome);
        return people.stream()
                .limit(decidesAlone ? 1 : people.size())
                .map(who -> new Scripted.Request(
                        at, new Command.CompleteTask(step, outcome, who.isEmpty() ? null : who, at), meant));
    }

    /** Who was asked to approve; somebody without a name where it is no approval. */
    private static List<String> asked(List<Playbook> playbooks, String step) {
        return playbooks.stream()
                .flatMap(playbook -> playbook.outline().find(step).stream())
                .flatMap(found -> found instanceof Approval approval ? Stream.of(approval.by()) : Stream.of())
                .findFirst()
                .orElse(List.of(""));
    }

    private @Nullable Command command(Line line, List<Playbook> playbooks, String word, Instant at) {
        return switch (word) {
            case "pause" -> new Command.Pause(at);
            case "resume" -> new Command.Resume(at);
            case "skip" -> new Command.Skip(step(line, playbooks, false), at);
            case "escalate" -> new Command.Escalate(at);
            case "snooze" -> {
                Instant until = required(line, "until");
                yield until == null ? null : new Command.Snooze(step(line, playbooks, false), until);
            }
            case "reschedule" -> {
                Instant to = required(line, "to");
                yield to == null ? null : new Command.Reschedule(to, at);
            }
            default -> new Command.Cancel(at);
        };
    }

    private @Nullable Instant required(Line line, String name) {
        JsonNode value = line.data().path(name);
        if (!value.isTextual()) {
            problem(
                    line.number(),
                    "data.%s: is required for %s; write it like 2026-03-02T09:30:00Z".formatted(name, line.type()));
            return null;
        }
        return instant(line.number(), "data." + name, value);
    }

    private @Nullable String step(Line line, List<Playbook> playbooks, boolean required) {
        String step = text(line.data(), "step");
        if (step == null) {
            if (required) {
                problem(line.number(), "data.step: is required for " + line.type());
            }
            return null;
        }
        if (playbooks.stream()
                .allMatch(playbook -> playbook.outline().find(step).isEmpty())) {
            problem(
                    line.number(),
                    "data.step: \"%s\" is not a step of %s".formatted(Plain.text(step), names(playbooks)));
            return null;
        }
        return step;
    }

    private static @Nullable String text(JsonNode data, String name) {
        JsonNode value = data.path(name);
        return value.isTextual() ? value.asText() : null;
    }

    private void problem(int line, @Nullable String what) {
        problems.add(file + ":" + line + ": " + what);
    }
}
