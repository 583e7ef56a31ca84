package dev.steadfast.activities.billing;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.Account;
import com.stripe.model.Invoice;
import com.stripe.model.Subscription;
import com.stripe.model.billingportal.Session;
import com.stripe.net.RequestOptions;
import com.stripe.param.InvoiceListParams;
import com.stripe.param.InvoicePayParams;
import com.stripe.param.InvoiceRetrieveParams;
import com.stripe.param.SubscriptionCancelParams;
import com.stripe.param.SubscriptionListParams;
import com.stripe.param.SubscriptionRetrieveParams;
import com.stripe.param.SubscriptionUpdateParams;
import com.stripe.param.billingportal.SessionCreateParams;
import com.stripe.param.common.EmptyParam;
import dev.steadfast.activities.connector.Order;
import dev.steadfast.activities.connector.ProviderHttp;
import dev.steadfast.activities.connector.Turns;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The few calls of Stripe's API that are needed here, each within the deadline of the order. */
final class StripeApi {

    private static final Duration LONGEST_CALL = Duration.ofSeconds(20);

    private final StripeClient client;

    StripeApi(StripeSettings settings, Turns turns, String name) {
        client = StripeClient.builder()
                .setApiKey(settings.isConfigured() ? settings.secretKey() : "none")
                .setApiBase(settings.url().toString())
                .setHttpClient(
                        new StripeHttp(new ProviderHttp(turns, name, settings.rate(), "Stripe-RateLimit-Remaining")))
                .setMaxNetworkRetries(0)
                .build();
    }

    Account account() throws StripeException {
        return client.v1().accounts().retrieveCurrent(options(Instant.now().plus(LONGEST_CALL), null));
    }

    /** With whatever says why it could not be collected, and with which card it would be now. */
    Invoice invoice(String id, Order order) throws StripeException {
        InvoiceRetrieveParams whole = InvoiceRetrieveParams.builder()
                .addExpand("payments.data.payment.payment_intent")
                .addExpand("parent.subscription_details.subscription")
                .addExpand("customer")
                .build();
        return client.v1().invoices().retrieve(id, whole, options(order.notAfter(), null));
    }

    Invoice pay(String id, Order order) throws StripeException {
        return client.v1()
                .invoices()
                .pay(
                        id,
                        InvoicePayParams.builder().setOffSession(true).build(),
                        options(order.notAfter(), order.attemptKey()));
    }

    /** Those of a customer that wait for money after a try; at most 100. */
    List<Invoice> unpaid(String customer, Order order) throws StripeException {
        InvoiceListParams open = InvoiceListParams.builder()
                .setCustomer(customer)
                .setStatus(InvoiceListParams.Status.OPEN)
                .setLimit(100L)
                .build();
        return client.v1().invoices().list(open, options(order.notAfter(), null)).getData().stream()
                .filter(invoice -> Boolean.TRUE.equals(invoice.getAttempted()))
                .toList();
    }

    Subscription subscription(String id, Order order) throws StripeException {
        return client.v1()
                .subscriptions()
                .retrieve(id, SubscriptionRetrieveParams.builder().build(), options(order.notAfter(), null));
    }

    /** Those of a customer that have not ended. */
    List<Subscription> subscriptions(String customer, Order order) throws StripeException {
        SubscriptionListParams running = SubscriptionListParams.builder()
                .setCustomer(customer)
                .setLimit(100L)
                .build();
        return client.v1()
                .subscriptions()
                .list(running, options(order.notAfter(), null))
                .getData();
    }

    void pause(String id, Order order) throws StripeException {
        var kept = SubscriptionUpdateParams.PauseCollection.builder()
                .setBehavior(SubscriptionUpdateParams.PauseCollection.Behavior.KEEP_AS_DRAFT)
                .build();
        update(id, SubscriptionUpdateParams.builder().setPauseCollection(kept).build(), order);
    }

    void resume(String id, Order order) throws StripeException {
        update(
                id,
                SubscriptionUpdateParams.builder()
                        .setPauseCollection(EmptyParam.EMPTY)
                        .build(),
                order);
    }

    private void update(String id, SubscriptionUpdateParams change, Order order) throws StripeException {
        client.v1().subscriptions().update(id, change, options(order.notAfter(), order.attemptKey()));
    }

    void cancel(String id, Order order) throws StripeException {
        client.v1()
                .subscriptions()
                .cancel(id, SubscriptionCancelParams.builder().build(), options(order.notAfter(), null));
    }

    /** The same session for the same key, as long as Stripe knows the key. */
    Session portal(String customer, Order order) throws StripeException {
        SessionCreateParams.Builder session = SessionCreateParams.builder().setCustomer(customer);
        order.value("return_url").ifPresent(session::setReturnUrl);
        return client.v1()
                .billingPortal()
                .sessions()
                .create(session.build(), options(order.notAfter(), order.attemptKey()));
    }

    private static RequestOptions options(Instant notAfter, @Nullable String key) {
        Duration left = Duration.between(Instant.now(), notAfter);
        Duration within = left.compareTo(LONGEST_CALL) < 0 ? left : LONGEST_CALL;
        var options = RequestOptions.builder().setReadTimeout((int) Math.max(1, within.toMillis()));
        return (key == null ? options : options.setIdempotencyKey(key)).build();
    }
}
