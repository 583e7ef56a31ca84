package dev.steadfast.activities.webhook;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.io.Closer;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** Posts to addresses that strangers may have chosen: no redirects, no cookies, an end to every call and to every answer. */
final class PostCall implements AutoCloseable {

    /** Of an answer nothing more is wanted than some words for the journal. */
    private static final int MOST_BYTES = 16 * 1024;

    private final ScheduledThreadPoolExecutor timer;
    private final CloseableHttpClient http;

    /** An answer; its body may be cut. */
    record Answer(int status, @Nullable String retryAfter, String body, boolean cut) {}

    PostCall(boolean allowPrivate) {
        timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("webhook-deadline").daemon().factory());
        timer.setRemoveOnCancelPolicy(true);
        http = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new PublicAddresses(allowPrivate))
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(Timeout.ofSeconds(5))
                                .build())
                        .setMaxConnPerRoute(20)
                        .setMaxConnTotal(100)
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(Timeout.ofSeconds(5))
                        .build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    /** @throws IOException when no answer came within the time; the connection is gone then */
    Answer send(URI target, HttpPost post, Duration within) throws IOException {
        Future<?> end = timer.schedule(() -> post.cancel(), within.toMillis(), TimeUnit.MILLISECONDS);
        try {
            ClassicHttpResponse response = http.executeOpen(HttpHost.create(target), post, null);
            Answer answer = answer(response);
            if (answer.cut()) {
                // closing would read the rest first, and there may be no end to it
                post.cancel();
            }
            Closer.closeQuietly(response);
            return answer;
        } finally {
            end.cancel(false);
        }
    }

    private static Answer answer(ClassicHttpResponse answer) throws IOException {
        Header retryAfter = answer.getFirstHeader("Retry-After");
        byte[] body = answer.getEntity() == null
                ? new byte[0]
                : answer.getEntity().getContent().readNBytes(MOST_BYTES);
        return new Answer(
                answer.getCode(),
                retryAfter == null ? null : retryAfter.getValue(),
                new String(body, StandardCharsets.UTF_8),
                body.length == MOST_BYTES);
    }

    @Override
    public void close() throws IOException {
        timer.shutdownNow();
        http.close();
    }
}
