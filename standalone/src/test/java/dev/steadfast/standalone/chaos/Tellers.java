package dev.steadfast.standalone.chaos;

import static org.awaitility.Awaitility.await;

import dev.steadfast.standalone.chaos.Day.Request;
import dev.steadfast.standalone.stories.Provider;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Providers and programs who tell of a day as fast as they are listened to, several at a time. */
final class Tellers implements AutoCloseable {
    private static final int AT_ONCE = 8;
    private static final Duration PATIENCE = Duration.ofMinutes(60);

    private static final Map<String, String> OWN = Map.of("Authorization", "Bearer " + Stage.TOKEN);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    private final URI api;
    private final AtomicInteger told = new AtomicInteger();
    private List<Future<?>> telling = List.of();

    Tellers(URI api) {
        this.api = api;
    }

    /** Begins to tell, and returns at once. */
    void tell(List<Request> requests) {
        var next = new AtomicInteger();
        telling = IntStream.range(0, AT_ONCE)
                .<Future<?>>mapToObj(teller -> threads.submit(() -> {
                    for (int index = next.getAndIncrement(); index < requests.size(); index = next.getAndIncrement()) {
                        tell(requests.get(index));
                    }
                }))
                .toList();
    }

    /** Returns when so many messages were taken, those that came before among them, or when there are no more. */
    void have(int messages) {
        await().atMost(PATIENCE)
                .until(() -> told.get() >= messages || telling.stream().anyMatch(Future::isDone));
    }

    /** Returns when everything is told; fails where something was refused. */
    void finish() {
        for (Future<?> teller : telling) {
            try {
                teller.get();
            } catch (InterruptedException | ExecutionException e) {
                throw new AssertionError("not everything could be told", e);
            }
        }
    }

    private void tell(Request request) {
        Provider provider = request.sender().provider;
        String body = request.sender()
                .body(request.messages().stream().map(Happening::json).toList());
        if (provider == null) {
            post("/api/events", body, "application/x-ndjson", any -> OWN);
        } else {
            post(provider.path(), body, "application/json", provider::headers);
        }
        told.addAndGet(request.messages().size());
    }

    /** Customers who become known now. */
    void introduce(String csv) {
        post("/api/accounts/import", csv, "text/csv", any -> OWN);
    }

    /** Sends until somebody takes it, as providers do, with a fresh signature each time. */
    private void post(String path, String body, String contentType, Function<String, Map<String, String>> headers) {
        await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(300))
                .until(() -> {
                    HttpRequest.Builder request = HttpRequest.newBuilder(api.resolve(path))
                            .timeout(Duration.ofMinutes(2))
                            .header("Content-Type", contentType)
                            .POST(BodyPublishers.ofString(body));
                    headers.apply(body).forEach(request::header);
                    return isTaken(request.build());
                });
    }

    private boolean isTaken(HttpRequest request) throws InterruptedException {
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() >= 400 && answer.statusCode() < 500) {
                throw new AssertionError(request.uri() + " answered " + answer.statusCode() + ": " + answer.body());
            }
            return answer.statusCode() < 300;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        http.close();
    }
}
