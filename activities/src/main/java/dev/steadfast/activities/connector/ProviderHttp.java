package dev.steadfast.activities.connector;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.steadfast.store.connectors.CallRate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Calls one provider: takes a turn first, waits for no answer beyond a deadline and reads none without end, and says what
 * a failure means. Calls with {@code GET} change nothing, all others may.
 */
public final class ProviderHttp {

    private static final JsonMapper JSON = new JsonMapper();
    private static final long LONGEST_ANSWER = 1 << 20;
    private static final Duration LONGEST_CALL = Duration.ofSeconds(20);

    /** About our settings or the line, not about what was asked: worth another try once that is mended. */
    private static final Set<Integer> ABOUT_US = Set.of(401, 403, 408);

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(10))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final Turns turns;
    private final String name;
    private final CallRate rate;
    private final String rateLeft;

    /**
     * A client.
     *
     * @param name of the connector
     * @param rateLeft the header in which the provider says how many calls are left
     */
    public ProviderHttp(Turns turns, String name, CallRate rate, String rateLeft) {
        this.turns = turns;
        this.name = name;
        this.rate = rate;
        this.rateLeft = rateLeft;
    }

    /**
     * One call.
     *
     * @param body JSON, or a form where the headers say so
     * @param heedless whether a success is one whatever its body says
     */
    public record Call(
            String method,
            URI address,
            Map<String, String> headers,
            @Nullable String body,
            Instant notAfter,
            boolean heedless) {

        public Call {
            headers = Map.copyOf(headers);
        }

        /** A call whose answer is JSON, or empty. */
        public Call(String method, URI address, Map<String, String> headers, @Nullable String body, Instant notAfter) {
            this(method, address, headers, body, notAfter, false);
        }

        private boolean mayAct() {
            return !method.equals("GET");
        }
    }

    /**
     * Calls, and answers the JSON of a success; missing where a success has no body.
     *
     * @throws CallFailed for every other answer, and for none
     */
    public JsonNode send(Call call) throws CallFailed {
        HttpResponse<byte[]> answer = exchange(call);
        JsonNode json = json(answer.body()).orElseGet(MissingNode::getInstance);
        if (!isSuccess(answer)) {
            throw new CallFailed(new Acted.Refused(words(answer)), answer.statusCode(), json);
        }
        return json;
    }

    /**
     * Calls, and answers a success, or the refusal of what was asked.
     *
     * @throws CallFailed for every answer that says nothing of what was asked, and for none
     */
    public HttpResponse<byte[]> exchange(Call call) throws CallFailed {
        Optional<Acted> instead = turns.await(name, rate);
        if (instead.isPresent()) {
            throw failed(instead.get());
        }
        HttpResponse<byte[]> answer = answer(call);
        check(call, answer);
        turns.succeeded(name, answer.headers().firstValue(rateLeft).orElse(null));
        return answer;
    }

    private HttpResponse<byte[]> answer(Call call) throws CallFailed {
        Duration left = Duration.between(Instant.now(), call.notAfter());
        if (!left.isPositive()) {
            throw failed(new Acted.Failed("it was too late for this call", false));
        }
        Duration within = left.compareTo(LONGEST_CALL) < 0 ? left : LONGEST_CALL;
        CompletableFuture<HttpResponse<byte[]>> coming =
                http.sendAsync(request(call), BodyHandlers.limiting(BodyHandlers.ofByteArray(), LONGEST_ANSWER));
        try {
            return coming.get(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            coming.cancel(true);
            throw lost(call, name + " did not answer within " + within.toSeconds() + " s");
        } catch (ExecutionException e) {
            throw broken(call, e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            coming.cancel(true);
            Thread.currentThread().interrupt();
            throw lost(call, "interrupted while waiting for an answer");
        }
    }

    private static HttpRequest request(Call call) {
        HttpRequest.Builder request = HttpRequest.newBuilder(call.address())
                .header("Accept", "application/json")
                .method(
                        call.method(),
                        call.body() == null ? BodyPublishers.noBody() : BodyPublishers.ofString(call.body()));
        if (call.body() != null && !call.headers().containsKey("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        call.headers().forEach(request::header);
        return request.build();
    }

    private CallFailed broken(Call call, Throwable cause) {
        if (cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException) {
            String words = Spoken.of(
                    name + " cannot be reached" + (cause.getMessage() == null ? "" : ": " + cause.getMessage()));
            turns.failed(name, words);
            return failed(new Acted.Failed(words, false));
        }
        return lost(call, Spoken.of("the connection to " + name + " broke: " + cause.getMessage()));
    }

    private CallFailed lost(Call call, String words) {
        turns.failed(name, words);
        return failed(call.mayAct() ? new Acted.Unknown(words) : new Acted.Failed(words, false));
    }

    private void check(Call call, HttpResponse<byte[]> answer) throws CallFailed {
        int status = answer.statusCode();
        if (status == 429) {
            Duration delay =
                    RetryAfter.of(answer.headers().firstValue("Retry-After").orElse(null));
            throw failed(turns.limited(name, words(answer), delay), answer);
        }
        boolean garbled =
                isSuccess(answer) && !call.heedless() && json(answer.body()).isEmpty();
        if (status >= 500 || garbled) {
            turns.failed(name, words(answer));
            throw failed(new Acted.Failed(words(answer), call.mayAct()), answer);
        }
        if (ABOUT_US.contains(status)) {
            turns.failed(name, words(answer));
            throw failed(new Acted.Failed(words(answer), false), answer);
        }
    }

    private static boolean isSuccess(HttpResponse<byte[]> answer) {
        return answer.statusCode() >= 200 && answer.statusCode() < 300;
    }

    private String words(HttpResponse<byte[]> answer) {
        String said = json(answer.body()).map(ProviderWords::of).orElseGet(() -> "not JSON but: " + text(answer));
        return Spoken.of(name + " answers " + answer.statusCode() + ": " + said);
    }

    private static CallFailed failed(Acted acted, HttpResponse<byte[]> answer) {
        return new CallFailed(acted, answer.statusCode(), json(answer.body()).orElseGet(MissingNode::getInstance));
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static CallFailed failed(Acted acted) {
        return new CallFailed(acted, 0, MissingNode.getInstance());
    }

    private static Optional<JsonNode> json(byte[] body) {
        if (body.length == 0) {
            return Optional.of(MissingNode.getInstance());
        }
        try {
            return Optional.of(JSON.readTree(body));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
