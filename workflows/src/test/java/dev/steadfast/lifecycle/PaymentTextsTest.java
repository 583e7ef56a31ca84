package dev.steadfast.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the letters of dunning say, as the case changes. */
class PaymentTextsTest {

    private static String text(String template, String locale, Map<String, Object> custom, String decline) {
        return Shipped.TEMPLATES
                .render(
                        template,
                        locale,
                        Map.of(
                                "account", Map.of("id", "acme", "name", "Acme", "custom", custom),
                                "contact", Map.of("first_name", "Bela", "name", "Bela Billing"),
                                "event", Map.of("invoice_id", "in_7", "decline", decline),
                                "sender", Map.of("name", "Steadfast", "product", "Steadfast")))
                .plain();
    }

    @Test
    void aPartialPaymentChangesTheAmount() {
        assertThat(text("payment-reminder", "en", Map.of("unpaid_amount", "1,190.00 EUR"), "soft"))
                .contains("Your payment of 1,190.00 EUR has still not gone through.");
        assertThat(text("payment-second-reminder", "en", Map.of("unpaid_amount", "690.00 EUR"), "soft"))
                .contains("an open payment of 690.00 EUR,");
        assertThat(text("payment-second-reminder", "en", Map.of(), "soft")).contains("an open payment, and");
    }

    @ParameterizedTest
    @CsvSource({"en, We will try again in three days", "de, In drei Tagen versuchen wir es wieder"})
    void aSoftDeclineIsTriedAgain(String locale, String promise) {
        assertThat(text("payment-failed", locale, Map.of(), "soft")).contains(promise);
        assertThat(text("payment-failed", locale, Map.of(), "hard")).doesNotContain(promise);
    }

    @ParameterizedTest
    @CsvSource({"en, another card", "de, eine andere Karte"})
    void aHardDeclineAsksForAnotherCard(String locale, String request) {
        assertThat(text("payment-failed", locale, Map.of(), "hard")).contains(request);
        assertThat(text("payment-failed", locale, Map.of(), "soft")).doesNotContain(request);
    }

    @ParameterizedTest
    @ValueSource(strings = {"payment-failed", "payment-reminder", "payment-last-notice", "access-restricted"})
    void everyLetterLeadsToThePageWhereOnePays(String template) {
        assertThat(text(template, "en", Map.of("billing_url", "https://billing.acme.example/1"), "soft"))
                .containsOnlyOnce("https://billing.acme.example/1");
    }
}
