package dev.steadfast.activities.billing;

import com.google.gson.JsonParseException;
import com.stripe.exception.StripeException;
import com.stripe.model.Account;
import com.stripe.model.Subscription;
import com.stripe.model.billingportal.Session;
import dev.steadfast.activities.connector.Acted;
import dev.steadfast.activities.connector.Aftermath;
import dev.steadfast.activities.connector.ExternalIds;
import dev.steadfast.activities.connector.Order;
import dev.steadfast.activities.connector.Spoken;
import dev.steadfast.activities.connector.Turns;
import dev.steadfast.store.connectors.CallRate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Stripe. Every call that changes something carries the order's key, which Stripe knows for a day; and looks first. */
@Component
class Stripe implements BillingSystem {

    private static final String PORTAL_ATTRIBUTE = "portal_url";

    private final StripeSettings settings;
    private final StripeApi api;
    private final PaymentRetry retry;
    private final ExternalIds ids;

    Stripe(StripeSettings settings, Turns turns, ExternalIds ids) {
        this.settings = settings;
        this.ids = ids;
        api = new StripeApi(settings, turns, name());
        retry = new PaymentRetry(api);
    }

    @Override
    public String name() {
        return "stripe";
    }

    @Override
    public boolean isConfigured() {
        return settings.isConfigured();
    }

    @Override
    public String place() {
        return settings.url().toString();
    }

    @Override
    public CallRate rate() {
        return settings.rate();
    }

    private interface Call {
        Acted make() throws StripeException;
    }

    @Override
    public Acted tryOut() {
        return answer(() -> {
            Account account = api.account();
            return Acted.Done.of("connected to the account " + account.getId(), null);
        });
    }

    @Override
    public Acted act(BillingAction action, Order order) {
        return answer(() -> switch (action) {
            case RETRY_PAYMENT -> retry.act(order);
            case PAUSE_SUBSCRIPTION, RESUME_SUBSCRIPTION, CANCEL_SUBSCRIPTION -> change(action, order);
            case PORTAL_LINK -> portal(order);
        });
    }

    private static Acted answer(Call call) {
        try {
            return call.make();
        } catch (StripeException e) {
            return StripeTrouble.of(e);
        } catch (JsonParseException | IllegalStateException e) {
            // JSON, but not of the shape that Stripe's library knows
            return new Acted.Failed(Spoken.of("stripe's answer makes no sense: " + e.getMessage()), true);
        }
    }

    /** The link itself is in the attribute alone: whoever reads a timeline is not to get into the customer's invoices. */
    private Acted portal(Order order) throws StripeException {
        Optional<String> customer = ids.of(order.account(), name());
        if (customer.isEmpty()) {
            return new Acted.Refused("no customer of Stripe is known: give the account a stripe_customer");
        }
        Session session = api.portal(customer.get(), order);
        return new Acted.Done(
                "a link to the billing portal is made; it is good for minutes",
                session.getId(),
                Aftermath.attribute(PORTAL_ATTRIBUTE, session.getUrl()));
    }

    private Acted change(BillingAction action, Order order) throws StripeException {
        Optional<String> named = order.value("subscription_id");
        List<String> all = named.isPresent() ? List.of(named.get()) : subscriptions(order);
        if (all.size() != 1) {
            return new Acted.Refused(
                    all.isEmpty()
                            ? "no running subscription is known: give the account a stripe_customer, or the step a subscription_id"
                            : "the account has " + all.size() + " subscriptions: " + String.join(", ", all)
                                    + "; say which with subscription_id");
        }
        return change(action, all.getFirst(), order);
    }

    private List<String> subscriptions(Order order) throws StripeException {
        Optional<String> customer = ids.of(order.account(), name());
        return customer.isEmpty()
                ? List.of()
                : api.subscriptions(customer.get(), order).stream()
                        .map(Subscription::getId)
                        .collect(Collectors.toList());
    }

    private Acted change(BillingAction action, String id, Order order) throws StripeException {
        boolean ended = "canceled".equals(api.subscription(id, order).getStatus());
        if (ended) {
            return action == BillingAction.CANCEL_SUBSCRIPTION
                    ? Acted.Done.of("subscription " + id + " has ended already", id)
                    : new Acted.Refused("subscription " + id + " has ended");
        }
        switch (action) {
            case PAUSE_SUBSCRIPTION -> api.pause(id, order);
            case RESUME_SUBSCRIPTION -> api.resume(id, order);
            case CANCEL_SUBSCRIPTION -> api.cancel(id, order);
            case RETRY_PAYMENT, PORTAL_LINK -> throw new IllegalArgumentException("no change of a subscription");
        }
        return Acted.Done.of(
                switch (action) {
                    case PAUSE_SUBSCRIPTION -> "nothing is collected for subscription " + id;
                    case RESUME_SUBSCRIPTION -> "subscription " + id + " is collected again";
                    case CANCEL_SUBSCRIPTION, RETRY_PAYMENT, PORTAL_LINK -> "subscription " + id + " has ended";
                },
                id);
    }
}
