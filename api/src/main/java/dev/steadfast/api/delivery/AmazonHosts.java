package dev.steadfast.api.delivery;

import dev.steadfast.api.webhooks.SnsCertificates;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Reads certificates of Amazon's, and the addresses by which subscriptions are confirmed; short ones, and no redirects. */
@Component
class AmazonHosts implements SnsCertificates.Fetcher {

    private static final long MOST_BYTES = 64 * 1024;
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(LONGEST)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    @Override
    public byte[] get(URI address) throws IOException {
        try {
            var answer = http.send(
                    HttpRequest.newBuilder(address).timeout(LONGEST).build(),
                    BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
            if (answer.statusCode() != 200) {
                throw new IOException(address.getHost() + " answers " + answer.statusCode());
            }
            return answer.body();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stopped);
        }
    }
}
