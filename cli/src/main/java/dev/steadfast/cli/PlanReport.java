package dev.steadfast.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steadfast.preview.Plain;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Prints what publishing would do or has done, and answers the exit code. */
final class PlanReport {

    private final Path folder;
    private final PrintWriter out;

    PlanReport(Path folder, PrintWriter out) {
        this.folder = folder;
        this.out = out;
    }

    /** What publishing would do; 1 when there are errors, or runs that could not be migrated. */
    int plan(JsonNode answer) {
        boolean errors = problems(answer.path("problems"));
        boolean refused = false;
        answer.path("settings").forEach(file -> out.println(Plain.text(file.asText()) + ": changed"));
        for (JsonNode playbook : answer.path("playbooks")) {
            out.println(Plain.text(playbook.path("name").asText()) + ": " + change(playbook));
            sample(playbook);
            JsonNode touches = playbook.path("touches");
            if (touches.path("added").asLong()
                            + touches.path("dropped").asLong()
                            + touches.path("moved").asLong()
                    > 0) {
                out.printf(
                        "  messages of these runs: %d added, %d dropped, %d moved%n",
                        touches.path("added").asLong(),
                        touches.path("dropped").asLong(),
                        touches.path("moved").asLong());
            }
            playbook.path("accounts").forEach(this::account);
            refused |= refusals(playbook);
        }
        if (errors) {
            out.println("There are errors: nothing can be published.");
        }
        return errors || refused ? 1 : 0;
    }

    private static String change(JsonNode playbook) {
        String change = playbook.path("change").asText();
        JsonNode version = playbook.path("version");
        JsonNode next = playbook.path("next_version");
        long runs = playbook.path("runs_in_flight").asLong();
        String versions = version.isNumber() && next.isNumber()
                ? ", version " + version.asInt() + " becomes " + next.asInt()
                : next.isNumber()
                        ? ", version " + next.asInt()
                        : version.isNumber() ? ", version " + version.asInt() : "";
        return change + versions + (runs == 0 ? "" : ", " + runs + (runs == 1 ? " run" : " runs") + " in flight");
    }

    /** Says so where the figures are for some of the runs only. */
    private void sample(JsonNode playbook) {
        long moving = playbook.path("runs_moving").asLong();
        long played = playbook.path("runs_played").asLong();
        if (played < moving) {
            out.printf("  figures are for %d of %d runs, drawn by chance%n", played, moving);
        }
    }

    private void account(JsonNode account) {
        out.println("  " + Plain.text(account.path("account").asText()) + ":");
        account.path("added").forEach(one -> line("+", one, at(one, "at")));
        account.path("dropped").forEach(one -> line("-", one, at(one, "at")));
        account.path("moved").forEach(one -> line(">", one, at(one, "from") + " to " + at(one, "to")));
    }

    private static String at(JsonNode one, String name) {
        return one.path(name).asText();
    }

    private void line(String mark, JsonNode one, String when) {
        out.println("    " + mark + " " + Plain.text(one.path("step").asText()) + "  " + when);
    }

    /** What publishing has done; 1 when runs could not be migrated. */
    int applied(JsonNode answer) {
        boolean refused = problems(answer.path("problems"));
        for (JsonNode playbook : answer.path("playbooks")) {
            List<String> parts = new ArrayList<>();
            parts.add(playbook.path("change").asText());
            if (playbook.path("version").isNumber()) {
                parts.add("version " + playbook.path("version").asInt());
            }
            count(parts, playbook, "migrated");
            count(parts, playbook, "restarted");
            out.println(Plain.text(playbook.path("name").asText()) + ": " + String.join(", ", parts));
            refused |= refusals(playbook);
        }
        return refused ? 1 : 0;
    }

    private static void count(List<String> parts, JsonNode playbook, String what) {
        if (playbook.path(what).asLong() > 0) {
            parts.add(playbook.path(what).asLong() + " " + what);
        }
    }

    private boolean refusals(JsonNode playbook) {
        playbook.path("refused")
                .forEach(one ->
                        out.println("  ! " + Plain.text(one.path("account").asText()) + " stays where it is: "
                                + Plain.text(one.path("reason").asText())));
        long more = playbook.path("refused_total").asLong()
                - playbook.path("refused").size();
        if (more > 0) {
            out.println("  ! and " + more + " more");
        }
        return !playbook.path("refused").isEmpty();
    }

    /** A request that was refused as a whole. */
    int refused(JsonNode problem) {
        boolean listed = problems(problem.path("problems")) || problems(problem.path("errors"));
        if (!listed) {
            throw new Failure(problem.path("detail").asText("The server refuses it and does not say why."));
        }
        out.println("Refused: nothing is published.");
        return 1;
    }

    /** Whether there is an error among them. */
    private boolean problems(JsonNode problems) {
        boolean errors = false;
        for (JsonNode one : problems) {
            if (one.has("file")) {
                String severity = one.path("severity").asText("error");
                errors |= severity.equals("error");
                String step = one.path("step").isTextual()
                        ? "step " + one.path("step").asText() + ": "
                        : "";
                out.println(Plain.text("%s:%d: %s%s%s"
                        .formatted(
                                folder.resolve(one.path("file").asText()),
                                one.path("line").asInt(),
                                step,
                                severity.equals("error") ? "" : severity + ": ",
                                one.path("message").asText())));
            } else {
                errors = true;
                out.println(Plain.text(
                        one.path("path").asText() + ": " + one.path("rule").asText()));
            }
        }
        return errors;
    }
}
