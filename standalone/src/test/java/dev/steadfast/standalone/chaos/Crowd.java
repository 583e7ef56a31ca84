package dev.steadfast.standalone.chaos;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Customers, and the programs and people who speak for them over HTTP: they send the same event twice, in any order and
 * late, and whatever was not answered with 2xx they send again, until it is.
 */
final class Crowd {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private final Supplier<URI> api;
    private final Random dice;
    private final Set<String> events = ConcurrentHashMap.newKeySet();
    private final List<String> accounts = new ArrayList<>();
    private int sentAgain;

    Crowd(Supplier<URI> api, Random dice) {
        this.api = api;
        this.dice = dice;
    }

    /** Accounts for which it is about noon, whenever the suite runs. */
    List<String> arrive(String wave, int number) {
        List<String> ids =
                IntStream.range(0, number).mapToObj(index -> wave + "-" + index).toList();
        int east = 12 - OffsetDateTime.now(ZoneOffset.UTC).getHour();
        String csv = ids.stream()
                .map(id -> "%s,%s Ltd,smb,ana@ours.example,Etc/GMT%+d,%s Lang,%s@customer.example,admin"
                        .formatted(id, id, -east, id, id))
                .collect(Collectors.joining(
                        "\n", "id,name,segment,owner_email,time_zone,contact_name,contact_email,contact_role\n", "\n"));
        insist("/api/accounts/import", "text/csv", csv, null);
        accounts.addAll(ids);
        return ids;
    }

    /** Something happens to each of them: one request for some, and a part of it comes once more later. */
    void happens(String type, List<String> to) {
        List<String> shuffled = new ArrayList<>(to);
        Collections.shuffle(shuffled, dice);
        List<String> again = new ArrayList<>();
        for (int from = 0; from < shuffled.size(); from += 20) {
            List<String> batch = new ArrayList<>();
            for (String account : shuffled.subList(from, Math.min(from + 20, shuffled.size()))) {
                String event = event(type, account);
                batch.add(event);
                if (dice.nextInt(3) == 0) {
                    again.add(event);
                    batch.add(event);
                }
            }
            Collections.shuffle(batch, dice);
            insist("/api/events", "application/json", "[" + String.join(",", batch) + "]", null);
        }
        Collections.shuffle(again, dice);
        insist("/api/events", "application/json", "[" + String.join(",", again) + "]", null);
    }

    private String event(String type, String account) {
        String id = type + "/" + account;
        events.add(id);
        return "{\"id\": \"%s\", \"type\": \"%s\", \"account\": \"%s\", \"at\": \"%s\"}"
                .formatted(id, type, account, Instant.now());
    }

    /**
     * A person pauses the run of a customer, and asks again until somebody answers.
     *
     * @return the enrolment
     */
    String pause(String account, PostgresProcess postgres) {
        String enrolment = postgres.jdbc()
                .sql("select id from enrolment where account = ?")
                .param(account)
                .query(String.class)
                .single();
        command(enrolment, "pause");
        return enrolment;
    }

    void resume(String enrolment) {
        command(enrolment, "resume");
    }

    private void command(String enrolment, String command) {
        insist("/api/enrolments/" + enrolment + "/" + command, "application/json", "{}", command + "-" + enrolment);
    }

    void release() {
        insist("/api/sending/release", "application/json", "", null);
    }

    List<String> accounts() {
        return accounts;
    }

    /** Ids of all events that were answered with 2xx. */
    Set<String> events() {
        return events;
    }

    /** Requests that were sent again because nobody had answered them well. */
    int sentAgain() {
        return sentAgain;
    }

    private void insist(String path, String contentType, String body, String key) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(300)).until(() -> {
            HttpRequest.Builder request = HttpRequest.newBuilder(api.get().resolve(path))
                    .timeout(Duration.ofSeconds(40))
                    .header("Authorization", "Bearer " + Stage.TOKEN)
                    .header("Content-Type", contentType)
                    .POST(BodyPublishers.ofString(body));
            if (key != null) {
                request.header("Idempotency-Key", key);
            }
            return isAnswered(request.build());
        });
    }

    private boolean isAnswered(HttpRequest request) throws InterruptedException {
        try {
            HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
            if (answer.statusCode() >= 200 && answer.statusCode() < 300) {
                return true;
            }
            if (answer.statusCode() < 500) {
                throw new AssertionError(request.uri() + " answered " + answer.statusCode() + ": " + answer.body());
            }
        } catch (IOException e) {
            // killed in the middle; whether it was stored does not matter, because it is sent again under its id
        }
        sentAgain++;
        return false;
    }
}
