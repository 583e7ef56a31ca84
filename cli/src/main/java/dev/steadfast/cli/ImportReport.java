package dev.steadfast.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steadfast.preview.Plain;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;

/** Prints what came of an import and answers the exit code. */
final class ImportReport {

    private final Path file;
    private final boolean dryRun;
    private final PrintWriter out;

    ImportReport(Path file, boolean dryRun, PrintWriter out) {
        this.file = file;
        this.dryRun = dryRun;
        this.out = out;
    }

    /** A file that was imported, but for what is rejected. */
    int done(JsonNode result) {
        rejections(result);
        if (dryRun) {
            result.path("would_enrol")
                    .forEach(one -> out.printf(
                            "%s would be enrolled in %s%n",
                            one.path("account").asText(), one.path("playbook").asText()));
        }
        out.printf(
                Locale.ROOT,
                "%s%,d created, %,d updated, %,d unchanged, %,d enrolled, %,d rejected%n",
                dryRun ? "Dry run, nothing is stored: " : "",
                result.path("created").asLong(),
                result.path("updated").asLong(),
                result.path("unchanged").asLong(),
                result.path("enrolled").asLong(),
                result.path("rejected_total").asLong());
        return result.path("rejected_total").asLong() == 0 ? 0 : 1;
    }

    /** A file that was refused as a whole, or a request that was. */
    int refused(JsonNode problem) {
        if (problem.path("rejected").isEmpty()) {
            throw new Failure(problem.path("detail").asText());
        }
        rejections(problem);
        out.printf(
                Locale.ROOT,
                "Refused, nothing is stored: %,d rejected%n",
                problem.path("rejected_total").asLong());
        return 1;
    }

    /** An import in the background that has ended. */
    int job(JsonNode job) {
        return switch (job.path("state").asText()) {
            case "done" -> done(job.path("result"));
            case "refused" -> refused(job.path("result"));
            default -> throw new Failure(job.path("message").asText());
        };
    }

    private void rejections(JsonNode result) {
        JsonNode rejected = result.path("rejected");
        rejected.forEach(one -> out.printf("%s:%d: %s%n", file, one.path("line").asLong(), what(one)));
        long more = result.path("rejected_total").asLong() - rejected.size();
        if (more > 0) {
            out.printf(Locale.ROOT, "%s: %,d more%n", file, more);
        }
    }

    private static String what(JsonNode rejection) {
        String rule = rejection.path("rule").asText();
        JsonNode column = rejection.path("column");
        return column.isTextual()
                ? "%s: \"%s\"; %s"
                        .formatted(
                                column.asText(),
                                Plain.text(rejection.path("value").asText()),
                                rule)
                : "the row " + rule;
    }
}
