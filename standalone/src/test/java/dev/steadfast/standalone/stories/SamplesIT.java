package dev.steadfast.standalone.stories;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steadfast.standalone.SteadfastProcess;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What somebody sees who imports the sample customers, posts the sample events and lets half a year pass. */
class SamplesIT {
    @TempDir
    Path folder;

    @Test
    void halfAYearShowsAllFourLifecyclesFromBeginningToEnd() throws IOException {
        try (var steadfast =
                SteadfastProcess.on(folder.resolve("data")).engine("in-jvm").start()) {
            var rest = Rest.local(steadfast.page());
            var customers = new Customers(rest);
            customers.importSamples();
            assertThat(rest.post("/api/events", "application/x-ndjson", BodyPublishers.ofByteArray(events()))
                            .status())
                    .isEqualTo(202);

            customers.advance(Duration.ofDays(180));

            List<JsonNode> runs = rest.all("/api/enrolments");
            Map<String, Set<String>> outcomes = runs.stream()
                    .filter(run -> run.get("state").asString().equals("finished"))
                    .collect(groupingBy(
                            run -> run.get("playbook").asString(),
                            mapping(run -> run.get("outcome").asString(), toSet())));
            assertThat(outcomes.get("onboarding")).containsExactlyInAnyOrder("completed", "churned");
            assertThat(outcomes.get("watch")).containsExactly("unchanged");
            assertThat(outcomes.get("at-risk")).containsExactly("completed");
            assertThat(outcomes.get("critical")).containsExactly("undecided");
            assertThat(outcomes.get("renewal")).containsExactly("unknown");
            assertThat(outcomes.get("dunning")).containsExactlyInAnyOrder("undecided", "cancelled-unpaid");
            assertThat(outcomes.get("invoice-retry")).containsExactlyInAnyOrder("hard-decline", "unpaid");

            Map<String, String> playbooks = new HashMap<>();
            runs.forEach(run ->
                    playbooks.put(run.get("id").asString(), run.get("playbook").asString()));
            Set<String> writing = rest.all("/api/messages").stream()
                    .map(message -> playbooks.get(message.get("enrolment").asString()))
                    .collect(toSet());
            assertThat(writing).contains("onboarding", "watch", "at-risk", "renewal", "dunning");
        }
    }

    private static byte[] events() throws IOException {
        try (InputStream events =
                Objects.requireNonNull(SamplesIT.class.getResourceAsStream("/samples/events.jsonl"))) {
            return events.readAllBytes();
        }
    }
}
