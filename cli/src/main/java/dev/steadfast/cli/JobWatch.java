package dev.steadfast.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/** Follows an import in the background to its end. */
final class JobWatch {

    private final Server server;
    private final Duration poll;
    private final ProgressLine progress;

    JobWatch(Server server, Duration poll, ProgressLine progress) {
        this.server = server;
        this.poll = poll;
        this.progress = progress;
    }

    /** The job when it no longer runs. */
    JsonNode finished(String id) {
        while (true) {
            Server.Answer answer = server.get("/api/imports/" + id);
            if (answer.status() != 200) {
                throw server.failure(answer);
            }
            JsonNode job = answer.json();
            progress.show(
                    "Imported, lines",
                    job.path("lines").asLong(),
                    job.path("lines_total").asLong());
            if (!job.path("state").asText().equals("running")) {
                progress.clear();
                return job;
            }
            pause();
        }
    }

    private void pause() {
        try {
            Thread.sleep(poll);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("Interrupted; the import goes on in the server.");
        }
    }
}
