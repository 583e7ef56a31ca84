package dev.steadfast.activities.billing;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steadfast.activities.connector.Acted;
import dev.steadfast.activities.connector.Aftermath;
import dev.steadfast.activities.connector.CallFailed;
import dev.steadfast.activities.connector.Order;
import dev.steadfast.activities.connector.ProviderHttp;
import dev.steadfast.activities.connector.Turns;
import dev.steadfast.store.connectors.CallRate;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells your product to keep a customer's people out, or to let them in again: a signed message, the same under the same
 * id however often it comes. Only when the product has said yes does the account's attribute {@code access} change.
 */
@Component
class AccessWebhook implements AccessControl {

    private static final JsonMapper JSON = new JsonMapper();
    private static final CallRate RATE = new CallRate(20, Duration.ofSeconds(1));

    private final AccessSettings settings;
    private final ProviderHttp http;

    AccessWebhook(AccessSettings settings, Turns turns) {
        this.settings = settings;
        http = new ProviderHttp(turns, name(), RATE, "X-RateLimit-Remaining");
    }

    @Override
    public String name() {
        return "access";
    }

    @Override
    public boolean isConfigured() {
        return settings.url() != null;
    }

    @Override
    public String place() {
        URI url = settings.url();
        return url == null ? "" : url.getScheme() + "://" + url.getAuthority() + url.getPath();
    }

    @Override
    public CallRate rate() {
        return RATE;
    }

    @Override
    public Acted set(boolean restricted, Order order) {
        String word = restricted ? "restricted" : "full";
        ObjectNode body = JSON.createObjectNode()
                .put("id", order.key())
                .put("type", restricted ? "access.restrict" : "access.restore")
                .put("account", order.account().id())
                .put("access", word)
                .put("at", order.at().toString());
        ObjectNode values = body.putObject("with");
        order.values().forEach(values::put);
        try {
            post(body, order.notAfter());
            return new Acted.Done("access is now " + word, null, Aftermath.attribute("access", word));
        } catch (CallFailed e) {
            return e.acted();
        }
    }

    @Override
    public Acted tryOut() {
        try {
            ObjectNode ping = JSON.createObjectNode().put("id", "ping").put("type", "ping");
            post(ping, Instant.now().plusSeconds(15));
            return Acted.Done.of("it takes our signed messages", null);
        } catch (CallFailed e) {
            return e.acted();
        }
    }

    private void post(ObjectNode body, Instant notAfter) throws CallFailed {
        URI url = target(settings.url());
        String text = body.toString();
        long now = Instant.now().getEpochSecond();
        Map<String, String> headers = Map.of(
                "Steadfast-Id",
                body.path("id").asText(),
                "Steadfast-Signature",
                Signature.of(settings.secret(), now, text));
        http.send(new ProviderHttp.Call("POST", url, headers, text, notAfter, true));
    }

    private static URI target(@Nullable URI url) {
        if (url == null) {
            throw new IllegalStateException("no address to post to");
        }
        return url;
    }
}
