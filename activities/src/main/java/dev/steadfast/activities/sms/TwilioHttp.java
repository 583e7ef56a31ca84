package dev.steadfast.activities.sms;

import com.twilio.constant.EnumConstants.ContentType;
import com.twilio.exception.ApiConnectionException;
import com.twilio.http.HttpClient;
import com.twilio.http.HttpMethod;
import com.twilio.http.Request;
import com.twilio.http.Response;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * Carries one call of the SDK, once and within a time. The SDK's own client repeats a call that was answered with a server
 * error, and so may send a message three times; it also has no limit for the whole call, and none for what it reads.
 */
final class TwilioHttp extends HttpClient {

    /** More than a page of messages has. */
    private static final int MOST_BYTES = 2 * 1024 * 1024;

    /** The call has certainly not reached Twilio. */
    static final class NotConnected extends IOException {
        NotConnected(IOException cause) {
            super("No connection to Twilio: " + cause, cause);
        }
    }

    private final java.net.http.HttpClient http;
    private final URI baseUrl;
    private final Duration within;
    private @Nullable String retryAfter;

    TwilioHttp(java.net.http.HttpClient http, URI baseUrl, Duration within) {
        this.http = http;
        this.baseUrl = baseUrl;
        this.within = within;
    }

    /** The header {@code Retry-After} of the answer, where it has one. */
    @Nullable
    String retryAfter() {
        return retryAfter;
    }

    @Override
    public Response reliableRequest(Request request) {
        return makeRequest(request);
    }

    @Override
    public Response makeRequest(Request request) {
        try {
            HttpResponse<byte[]> answer = exchange(http(request));
            retryAfter = answer.headers().firstValue("Retry-After").orElse(null);
            return new Response(new String(answer.body(), StandardCharsets.UTF_8), answer.statusCode());
        } catch (IOException e) {
            throw new ApiConnectionException(String.valueOf(e.getMessage()), e);
        }
    }

    private HttpRequest http(Request request) {
        URL url = request.constructURL();
        HttpRequest.Builder http = HttpRequest.newBuilder(
                        URI.create(baseUrl.toString().replaceFirst("/+$", "") + url.getFile()))
                .header("Accept", "application/json")
                .header("Authorization", request.getAuthString());
        return request.getMethod() == HttpMethod.POST
                ? http.header("Content-Type", ContentType.FORM_URLENCODED.getValue())
                        .POST(BodyPublishers.ofString(request.encodeFormBody()))
                        .build()
                : http.GET().build();
    }

    private HttpResponse<byte[]> exchange(HttpRequest request) throws IOException {
        BodyHandler<byte[]> bounded = answer -> BodySubscribers.limiting(BodySubscribers.ofByteArray(), MOST_BYTES);
        Future<HttpResponse<byte[]>> answer = http.sendAsync(request, bounded);
        try {
            return answer.get(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new IOException("No answer from Twilio within " + within.toMillis() + " ms", e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while Twilio was asked", e);
        } catch (ExecutionException e) {
            throw failed(e.getCause());
        }
    }

    private static IOException failed(@Nullable Throwable cause) {
        return switch (cause) {
            case HttpConnectTimeoutException e -> new NotConnected(e);
            case ConnectException e -> new NotConnected(e);
            case SSLHandshakeException e -> new NotConnected(e);
            case IOException e -> e;
            case null, default -> new IOException("No answer from Twilio: " + cause, cause);
        };
    }
}
