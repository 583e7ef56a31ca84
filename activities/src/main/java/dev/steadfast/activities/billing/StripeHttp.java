package dev.steadfast.activities.billing;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.StripeException;
import com.stripe.net.HttpClient;
import com.stripe.net.HttpContent;
import com.stripe.net.HttpHeaders;
import com.stripe.net.StripeRequest;
import com.stripe.net.StripeResponse;
import dev.steadfast.activities.connector.CallFailed;
import dev.steadfast.activities.connector.ProviderHttp;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Carries the calls of Stripe's library, so that they keep our turns, our deadlines and our limit on what is read. What is
 * no answer to the request comes as an {@link ApiConnectionException} caused by {@link CallFailed}.
 */
final class StripeHttp extends HttpClient {

    private final ProviderHttp http;

    StripeHttp(ProviderHttp http) {
        this.http = http;
    }

    @Override
    public StripeResponse request(StripeRequest request) throws StripeException {
        Map<String, String> headers = new HashMap<>();
        request.headers().map().forEach((name, values) -> headers.put(name, String.join(",", values)));
        Optional<HttpContent> content = Optional.ofNullable(request.content());
        content.ifPresent(body -> headers.put("Content-Type", body.contentType()));
        try {
            HttpResponse<byte[]> answer = http.exchange(new ProviderHttp.Call(
                    request.method().name(),
                    URI.create(request.url().toString()),
                    headers,
                    content.map(HttpContent::stringContent).orElse(null),
                    Instant.now().plusMillis(request.options().getReadTimeout())));
            return new StripeResponse(
                    answer.statusCode(),
                    HttpHeaders.of(answer.headers().map()),
                    new String(answer.body(), StandardCharsets.UTF_8));
        } catch (CallFailed e) {
            throw new ApiConnectionException(e.getMessage(), e);
        }
    }
}
