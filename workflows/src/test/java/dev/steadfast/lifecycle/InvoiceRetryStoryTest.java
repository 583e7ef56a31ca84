package dev.steadfast.lifecycle;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** A payment fails on Monday, 2 March 2026. */
class InvoiceRetryStoryTest {

    private static Tale tale(String decline) {
        return Tale.of(
                "invoice-retry",
                Acme.enterprise(),
                "2026-03-02T03:00",
                Map.of("invoice_id", "in_7", "decline", decline));
    }

    @Test
    void triesFiveTimesInTenDays() {
        tale("soft").untilDay(40).tells("""
                        day   0  Mon 02 Mar  billing retry-day-0
                        day   3  Thu 05 Mar  billing retry-day-3
                        day   5  Sat 07 Mar  billing retry-day-5
                        day   7  Mon 09 Mar  billing retry-day-7
                        day  10  Thu 12 Mar  billing retry-day-10
                        ends as unpaid
                        """);
    }

    @Test
    void stopsWhenTheInvoiceIsPaid() {
        tale("soft")
                .onDay(3)
                .happens("invoice.paid", Map.of("invoice_id", "in_7"))
                .untilDay(40)
                .tells("""
                        day   0  Mon 02 Mar  billing retry-day-0
                        day   3  Thu 05 Mar  billing retry-day-3
                        ends as goal
                        """);
    }

    @Test
    void neverTriesAgainAfterAHardDecline() {
        tale("hard").untilDay(40).tells("""
                        ends as hard-decline
                        """);
    }

    @Test
    void triesOnceMoreWithANewCard() {
        tale("hard").onDay(4).happens("payment_method.updated").untilDay(40).tells("""
                        day   4  Fri 06 Mar  billing retry-new-card
                        ends as hard-decline
                        """);
    }

    @Test
    void triesANewCardAlthoughAnotherInvoiceIsPaid() {
        tale("hard")
                .onDay(2)
                .happens("invoice.paid", Map.of("invoice_id", "in_8"))
                .onDay(4)
                .happens("payment_method.updated")
                .untilDay(40)
                .tells("""
                        day   4  Fri 06 Mar  billing retry-new-card
                        ends as hard-decline
                        """);
    }

    @Test
    void isNotDoneBecauseAnotherInvoiceIsPaid() {
        tale("soft")
                .onDay(8)
                .happens("invoice.paid", Map.of("invoice_id", "in_8"))
                .untilDay(40)
                .tells("""
                        day   0  Mon 02 Mar  billing retry-day-0
                        day   3  Thu 05 Mar  billing retry-day-3
                        day   5  Sat 07 Mar  billing retry-day-5
                        day   7  Mon 09 Mar  billing retry-day-7
                        day  10  Thu 12 Mar  billing retry-day-10
                        ends as unpaid
                        """);
    }

    @Test
    void doesNotTryANewCardOnAnInvoiceThatIsPaid() {
        tale("hard")
                .onDay(4)
                .happens("invoice.paid")
                .onDay(5)
                .happens("payment_method.updated")
                .untilDay(40)
                .tells("""
                        ends as hard-decline
                        """);
    }

    @Test
    void stopsWhenASoftDeclineBecomesAHardOne() {
        tale("soft")
                .onDay(3)
                .happens("invoice.payment_failed", Map.of("invoice_id", "in_7", "decline", "hard"))
                .untilDay(40)
                .tells("""
                        day   0  Mon 02 Mar  billing retry-day-0
                        day   3  Thu 05 Mar  billing retry-day-3
                        ends as hard-decline
                        """);
    }

    @Test
    void goesOnAfterAnotherSoftDecline() {
        tale("soft")
                .onDay(3)
                .happens("invoice.payment_failed", Map.of("invoice_id", "in_7", "decline", "soft"))
                .untilDay(6)
                .tells("""
                        day   0  Mon 02 Mar  billing retry-day-0
                        day   3  Thu 05 Mar  billing retry-day-3
                        day   5  Sat 07 Mar  billing retry-day-5
                        stands at retry-day-7
                        """);
    }

    @Test
    void collectsNothingWhileTheInvoiceIsDisputed() {
        tale("soft")
                .onDay(4)
                .happens("invoice.disputed")
                .onDay(8)
                .happens("invoice.dispute_closed")
                .untilDay(40)
                .tells("""
                        day   0  Mon 02 Mar  billing retry-day-0
                        day   3  Thu 05 Mar  billing retry-day-3
                        day  10  Thu 12 Mar  billing retry-day-10
                        ends as unpaid
                        """);
    }

    @Test
    void forgetsAVoidedInvoice() {
        tale("soft").onDay(4).happens("invoice.voided").untilDay(40).tells("""
                        day   0  Mon 02 Mar  billing retry-day-0
                        day   3  Thu 05 Mar  billing retry-day-3
                        ends as voided
                        """);
    }
}
