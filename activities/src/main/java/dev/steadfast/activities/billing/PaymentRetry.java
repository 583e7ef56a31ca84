package dev.steadfast.activities.billing;

import com.stripe.exception.CardException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Customer;
import com.stripe.model.Invoice;
import com.stripe.model.InvoicePayment;
import com.stripe.model.PaymentIntent;
import com.stripe.model.StripeError;
import dev.steadfast.activities.connector.Acted;
import dev.steadfast.activities.connector.Aftermath;
import dev.steadfast.activities.connector.Order;
import dev.steadfast.activities.connector.Spoken;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Collects an invoice again. It looks at the invoice first: one that is paid is not paid again, and after a hard decline
 * the same card is not tried again. What comes of it is an event, as if Stripe had told of it, so that the playbooks hear
 * of it at once: {@code invoice.paid}, or {@code invoice.payment_failed} with {@code decline} soft or hard.
 */
final class PaymentRetry {

    private static final String NEEDS_CUSTOMER = "invoice_payment_intent_requires_action";

    private final StripeApi api;

    PaymentRetry(StripeApi api) {
        this.api = api;
    }

    Acted act(Order order) throws StripeException {
        Optional<String> id = order.value("invoice_id").or(() -> order.value("invoice"));
        if (id.isEmpty()) {
            return new Acted.Refused("which invoice? The step says no invoice_id");
        }
        Invoice invoice = api.invoice(id.get(), order);
        String status = String.valueOf(invoice.getStatus());
        return switch (status) {
            case "paid" -> paid(invoice, order, "invoice " + invoice.getId() + " is paid already");
            case "open", "uncollectible" -> collect(invoice, order);
            case "void" ->
                new Acted.Done(
                        "invoice " + invoice.getId() + " is void: nothing to collect",
                        invoice.getId(),
                        Aftermath.event("invoice.voided", counted(invoice, order)));
            default -> new Acted.Refused("invoice " + invoice.getId() + " is " + status + " and cannot be collected");
        };
    }

    private Acted collect(Invoice invoice, Order order) throws StripeException {
        Optional<StripeError> last = lastDecline(invoice).filter(PaymentRetry::isHard);
        if (last.isPresent() && sameCard(last.get(), invoice)) {
            return declined(invoice, last.get(), true, "not tried again, only another card helps: ");
        }
        try {
            Invoice after = api.pay(invoice.getId(), order);
            return "paid".equals(after.getStatus())
                    ? paid(invoice, order, "invoice " + invoice.getId() + " is paid")
                    : Acted.Done.of(
                            "Stripe has begun to collect invoice " + invoice.getId() + "; it is " + after.getStatus()
                                    + " until the bank answers",
                            invoice.getId());
        } catch (CardException e) {
            return declined(invoice, e.getStripeError(), isHard(e.getStripeError()), "");
        } catch (InvalidRequestException e) {
            return instead(invoice, order, e);
        }
    }

    private Acted instead(Invoice invoice, Order order, InvalidRequestException trouble) throws StripeException {
        if (NEEDS_CUSTOMER.equals(trouble.getCode())) {
            return declined(invoice, trouble.getStripeError(), true, "the customer has to confirm it: ");
        }
        // somebody may have paid it between our two calls
        return "paid".equals(api.invoice(invoice.getId(), order).getStatus())
                ? paid(invoice, order, "invoice " + invoice.getId() + " is paid already")
                : StripeTrouble.of(trouble);
    }

    private Acted paid(Invoice invoice, Order order, String text) throws StripeException {
        return new Acted.Done(text, invoice.getId(), Aftermath.event("invoice.paid", counted(invoice, order)));
    }

    /** An event that does not say how many invoices are left means that this was the last one. */
    private Map<String, Object> counted(Invoice invoice, Order order) throws StripeException {
        Map<String, Object> data = new HashMap<>(Map.of("invoice_id", invoice.getId()));
        String customer = invoice.getCustomer();
        if (customer != null) {
            long left = api.unpaid(customer, order).stream()
                    .filter(other -> !other.getId().equals(invoice.getId()))
                    .count();
            data.put("unpaid_invoices", left);
        }
        return data;
    }

    private static Acted declined(Invoice invoice, StripeError error, boolean hard, String before) {
        String word = Declines.word(hard);
        String code = Optional.ofNullable(error.getDeclineCode()).orElse(String.valueOf(error.getCode()));
        return new Acted.Done(
                Spoken.of("declined (" + word + ", " + code + "): " + before + error.getMessage()),
                invoice.getId(),
                Aftermath.event(
                        "invoice.payment_failed",
                        Map.of("invoice_id", invoice.getId(), "decline", word, "decline_code", code)));
    }

    private static boolean isHard(StripeError error) {
        return Declines.isHard(error.getDeclineCode(), error.getCode(), error.getAdviceCode());
    }

    private static Optional<StripeError> lastDecline(Invoice invoice) {
        if (invoice.getPayments() == null) {
            return Optional.empty();
        }
        return invoice.getPayments().getData().stream()
                .map(InvoicePayment::getPayment)
                .filter(Objects::nonNull)
                .map(InvoicePayment.Payment::getPaymentIntentObject)
                .filter(Objects::nonNull)
                .map(PaymentIntent::getLastPaymentError)
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** Where it is not known which card was or would be taken, it counts as the same. */
    private static boolean sameCard(StripeError last, Invoice invoice) {
        Optional<String> declined =
                Optional.ofNullable(last.getPaymentMethod()).map(method -> String.valueOf(method.getId()));
        Optional<String> next = card(invoice);
        return declined.isEmpty() || next.isEmpty() || declined.equals(next);
    }

    /** Which card Stripe would take: the invoice's own, else the subscription's, else the customer's. */
    private static Optional<String> card(Invoice invoice) {
        return Stream.of(
                        Optional.ofNullable(invoice.getDefaultPaymentMethod()),
                        ofSubscription(invoice),
                        ofCustomer(invoice))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> ofSubscription(Invoice invoice) {
        return Optional.ofNullable(invoice.getParent())
                .map(Invoice.Parent::getSubscriptionDetails)
                .map(Invoice.Parent.SubscriptionDetails::getSubscriptionObject)
                .map(subscription -> subscription.getDefaultPaymentMethod());
    }

    private static Optional<String> ofCustomer(Invoice invoice) {
        return Optional.ofNullable(invoice.getCustomerObject())
                .map(Customer::getInvoiceSettings)
                .map(Customer.InvoiceSettings::getDefaultPaymentMethod);
    }
}
