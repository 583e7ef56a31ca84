package dev.steadfast.activities.webhook;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steadfast.activities.connector.Acted;
import dev.steadfast.activities.connector.Connector;
import dev.steadfast.activities.connector.Order;
import dev.steadfast.activities.connector.RetryAfter;
import dev.steadfast.activities.connector.Spoken;
import dev.steadfast.activities.connector.Turns;
import dev.steadfast.store.connectors.CallRate;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLHandshakeException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.springframework.stereotype.Component;

/**
 * Posts what a step says to the address that it names. The key is the same however often it is tried, so a receiver that
 * keeps keys takes it once; without an answer it is therefore tried again.
 */
@Component
public class WebhookSender implements Connector, AutoCloseable {

    private static final CallRate RATE = new CallRate(20, Duration.ofSeconds(1));
    private static final JsonMapper JSON = new JsonMapper();
    private static final Set<Integer> WORTH_ANOTHER_TRY = Set.of(408, 425);

    private final WebhookSettings settings;
    private final Turns turns;
    private final PostCall posts;

    WebhookSender(WebhookSettings settings, Turns turns) {
        this.settings = settings;
        this.turns = turns;
        posts = new PostCall(settings.allowPrivate());
    }

    @Override
    public String name() {
        return "webhook";
    }

    @Override
    public String kind() {
        return "webhook";
    }

    @Override
    public boolean isConfigured() {
        return !settings.secrets().isEmpty();
    }

    @Override
    public String place() {
        return "the addresses that steps name";
    }

    @Override
    public CallRate rate() {
        return RATE;
    }

    @Override
    public Acted tryOut() {
        return Acted.Done.of("there is nobody to ask: each step names an address", null);
    }

    /** Posts the order's values. */
    public Acted post(String url, Order order) {
        Optional<Acted> instead = turns.await(name(), RATE);
        if (instead.isPresent()) {
            return instead.get();
        }
        Duration left = Duration.between(Instant.now(), order.notAfter());
        if (!left.isPositive()) {
            return new Acted.Failed("it was too late for this post", false);
        }
        try {
            URI target = URI.create(url);
            Duration within = left.compareTo(settings.timeout()) < 0 ? left : settings.timeout();
            return meaning(posts.send(target, signed(target, order), within));
        } catch (PublicAddresses.NotAllowed e) {
            return new Acted.Refused(Spoken.of(e.getMessage()));
        } catch (UnknownHostException | ConnectException | ConnectTimeoutException | SSLHandshakeException e) {
            return failed(new Acted.Failed(Spoken.of("no connection: " + e.getMessage()), false));
        } catch (IOException e) {
            return failed(new Acted.Unknown(Spoken.of("no answer: " + e.getMessage())));
        }
    }

    private HttpPost signed(URI target, Order order) {
        String body = body(order);
        long now = Instant.now().getEpochSecond();
        HttpPost post = new HttpPost(target);
        post.setHeader("Idempotency-Key", order.key());
        post.setHeader(SignedPost.HEADER, SignedPost.signature(settings.secrets(), now, body));
        post.setHeader("User-Agent", "Steadfast");
        post.setEntity(new StringEntity(body, ContentType.APPLICATION_JSON));
        return post;
    }

    private static String body(Order order) {
        ObjectNode body = JSON.createObjectNode()
                .put("id", order.key())
                .put("account", order.account().id())
                .put("at", order.at().toString());
        ObjectNode data = body.putObject("data");
        order.values().forEach(data::put);
        return body.toString();
    }

    private Acted meaning(PostCall.Answer answer) {
        String words = Spoken.of("answered " + answer.status() + ": " + answer.body());
        int status = answer.status();
        if (status >= 200 && status < 300) {
            turns.succeeded(name(), null);
            return Acted.Done.of(words, null);
        }
        if (status == 429) {
            return turns.limited(name(), words, RetryAfter.of(answer.retryAfter()));
        }
        if (status >= 500 || WORTH_ANOTHER_TRY.contains(status)) {
            return failed(new Acted.Failed(words, true));
        }
        return new Acted.Refused(status >= 300 && status < 400 ? words + "; redirects are not followed" : words);
    }

    private Acted failed(Acted acted) {
        turns.failed(name(), acted.text());
        return acted;
    }

    @Override
    public void close() throws IOException {
        posts.close();
    }
}
