package dev.steadfast.standalone.stories;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.steadfast.standalone.stories.Rest.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;

/** The sample customers in a running Steadfast, and the clock that they live by. */
final class Customers {
    /** A step whose worker was killed is given to another one after two minutes; twice that on a busy machine. */
    private static final Duration PATIENCE = Duration.ofMinutes(6);

    private final Rest rest;

    Customers(Rest rest) {
        this.rest = rest;
    }

    /** Imports the shipped samples, and says how many of them began with a playbook. */
    int importSamples() {
        try (InputStream samples =
                Objects.requireNonNull(Customers.class.getResourceAsStream("/samples/accounts.csv"))) {
            JsonNode result = rest.post(
                            "/api/accounts/import", "text/csv", BodyPublishers.ofByteArray(samples.readAllBytes()))
                    .ok();
            assertThat(result.get("rejected_total").asInt()).isZero();
            return result.get("enrolled").asInt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Instant now() {
        return Instant.parse(rest.get("/api/clock").get("now").asString());
    }

    /** Begins to advance the clock, and returns while it is on its way. */
    CompletableFuture<HttpResponse<String>> setOut(Duration by) {
        return rest.ask("/api/clock/advance?by=" + by);
    }

    /** Waits until so many due moments of the advance under way have been visited. */
    void awaitSteps(int performed) {
        await().atMost(PATIENCE).until(() -> {
            JsonNode advance = rest.get("/api/clock").get("advance");
            return !advance.isNull() && advance.get("performed").asInt() >= performed;
        });
    }

    void advance(Duration by) {
        arriveAt(now().plus(by));
    }

    /**
     * Lets the clock come to this moment. An advance that a killed process had begun is waited for; one that gave up on
     * a run whose step was still with the killed process is asked for again, as its message says.
     */
    void arriveAt(Instant target) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(() -> {
            JsonNode clock = rest.get("/api/clock");
            if (clock.get("advancing").asBoolean()) {
                return false;
            }
            if (!Instant.parse(clock.get("now").asString()).isBefore(target)) {
                return true;
            }
            Answer answer = rest.post("/api/clock/advance?to=" + target);
            assertThat(answer.status()).as("%s", answer.body()).isIn(200, 202, 409);
            return answer.status() == 200;
        });
    }

    /** The runs of onboarding; those of other playbooks may go on for a year. */
    List<JsonNode> onboardings() {
        return rest.all("/api/enrolments?playbook=onboarding");
    }

    String state(String enrolment) {
        return rest.get("/api/enrolments/" + enrolment).get("state").asString();
    }

    /** A run that has sent something and has more to send. */
    String oneOnItsWay() {
        Set<Touch> planned = emails("planned");
        return delivered().stream()
                .map(Touch::enrolment)
                .filter(enrolment -> planned.stream()
                                .filter(touch -> touch.enrolment().equals(enrolment))
                                .count()
                        >= 2)
                .sorted()
                .findFirst()
                .orElseThrow();
    }

    /** Pauses or resumes a run, and expects the engine's answer. */
    void command(String enrolment, String command) {
        rest.post("/api/enrolments/%s/%s".formatted(enrolment, command)).ok();
    }

    /** Every message of onboarding in the mailbox, also one that is there twice. */
    List<Touch> delivered() {
        Set<String> runs = idsOfOnboardings();
        return rest.all("/api/messages").stream()
                .map(Touch::of)
                .filter(touch -> runs.contains(touch.enrolment()))
                .toList();
    }

    private Set<String> idsOfOnboardings() {
        return onboardings().stream().map(run -> run.get("id").asString()).collect(toSet());
    }

    List<Touch> delivered(String enrolment) {
        return delivered().stream()
                .filter(touch -> touch.enrolment().equals(enrolment))
                .toList();
    }

    /** The letters and surveys of onboarding that have this outcome: planned, done, parked and so on. */
    Set<Touch> emails(String outcome) {
        Set<String> runs = idsOfOnboardings();
        return onboardings().stream()
                .map(enrolment -> enrolment.get("account").asString())
                .distinct()
                .flatMap(account -> rest.all("/api/accounts/%s/timeline".formatted(account)).stream())
                .filter(line ->
                        Set.of("email", "survey").contains(line.get("kind").asString()))
                .filter(line -> line.get("outcome").asString().equals(outcome))
                .map(Touch::of)
                .filter(touch -> runs.contains(touch.enrolment()))
                .collect(toSet());
    }

    /** Open tasks that ask a person to find out what became of a message. */
    long reviews() {
        return rest.all("/api/tasks?state=open").stream()
                .filter(task -> task.get("title").asString().startsWith("Find out whether"))
                .count();
    }
}
