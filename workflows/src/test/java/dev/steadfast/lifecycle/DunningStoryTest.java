package dev.steadfast.lifecycle;

import dev.steadfast.cadence.AnAccount;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A payment fails at night, on Monday, 2 March 2026. */
class DunningStoryTest {

    private static Tale tale(AnAccount account) {
        return taleOfSomebodyWhoLikesTexts(account).withoutConsentToTexting();
    }

    private static Tale taleOfSomebodyWhoLikesTexts(AnAccount account) {
        return Tale.of("dunning", account, "2026-03-02T03:00", Map.of("invoice_id", "in_7", "decline", "soft"));
    }

    private static final Map<String, Object> ALL_PAID = Map.of("invoice_id", "in_7", "unpaid_invoices", 0);

    @Test
    void goesUpTheWholeLadderToTheEnd() {
        tale(Acme.small()).untilDay(60).tells("""
                        day   0  Mon 02 Mar  set mark-failed
                        day   0  Mon 02 Mar  email notice -> bela
                        day   3  Thu 05 Mar  email reminder-3 -> bela
                        day   5  Sat 07 Mar  email reminder-5 -> bela
                        day   7  Mon 09 Mar  email reminder-7 -> bela
                        day  10  Thu 12 Mar  task finance-task -> finance
                        day  10  Thu 12 Mar  email reminder-10 -> bela
                        day  10  Thu 12 Mar  in-app in-app-notice -> ada
                        day  14  Mon 16 Mar  set grace
                        day  14  Mon 16 Mar  email last-notice -> bela, ada
                        day  21  Mon 23 Mar  email restricted-mail -> bela, ada
                        day  21  Mon 23 Mar  billing restrict-access
                        day  21  Mon 23 Mar  set mark-restricted
                        day  30  Wed 01 Apr  billing cancel-now
                        day  30  Wed 01 Apr  set mark-cancelled
                        day  30  Wed 01 Apr  email ended -> bela
                        day  30  Wed 01 Apr  enrol start-win-back
                        ends as cancelled-unpaid
                        """);
    }

    @Test
    void aTextMessageGoesToThoseWhoAgreed() {
        taleOfSomebodyWhoLikesTexts(Acme.small()).untilDay(8).tells("""
                        day   0  Mon 02 Mar  set mark-failed
                        day   0  Mon 02 Mar  email notice -> bela
                        day   3  Thu 05 Mar  email reminder-3 -> bela
                        day   5  Sat 07 Mar  email reminder-5 -> bela
                        day   7  Mon 09 Mar  email reminder-7 -> bela
                        day   7  Mon 09 Mar  sms text-message -> +49 30 5550100
                        stands at finance-task
                        """);
    }

    @Test
    void aPersonDecidesAboutACustomerOfHighValue() {
        tale(Acme.enterprise())
                .onDay(22)
                .answers("restrict-approval", "approved", "manager")
                .onDay(31)
                .answers("cancel-approval", "approved", "manager")
                .onDay(31, "13:00")
                .answers("cancel-approval", "approved", "finance")
                .untilDay(60)
                .tellsFromDay(14, """
                        day  14  Mon 16 Mar  set grace
                        day  14  Mon 16 Mar  email last-notice -> bela, ada
                        day  21  Mon 23 Mar  approval restrict-approval -> diana.okafor, finance
                        day  22  Tue 24 Mar  email restricted-mail -> bela, ada
                        day  22  Tue 24 Mar  billing restrict-access
                        day  22  Tue 24 Mar  set mark-restricted
                        day  30  Wed 01 Apr  approval cancel-approval -> diana.okafor, finance
                        day  31  Thu 02 Apr  billing cancel-agreed
                        day  31  Thu 02 Apr  set mark-cancelled
                        day  31  Thu 02 Apr  email ended -> bela
                        day  31  Thu 02 Apr  enrol start-win-back
                        ends as cancelled-unpaid
                        """);
    }

    @Test
    void aRefusedRestrictionBecomesAPaymentPlan() {
        tale(Acme.enterprise())
                .onDay(22)
                .answers("restrict-approval", "refused", "finance")
                .onDay(30, "15:00")
                .answers("cancel-approval", "refused", "finance")
                .untilDay(60)
                .tellsFromDay(14, """
                        day  14  Mon 16 Mar  set grace
                        day  14  Mon 16 Mar  email last-notice -> bela, ada
                        day  21  Mon 23 Mar  approval restrict-approval -> diana.okafor, finance
                        day  22  Tue 24 Mar  task payment-plan -> finance
                        day  30  Wed 01 Apr  approval cancel-approval -> diana.okafor, finance
                        day  30  Wed 01 Apr  task keep -> finance
                        ends as payment-plan
                        """);
    }

    @Test
    void whatNobodyDecidesGoesToTheExecutives() {
        tale(Acme.enterprise()).untilDay(60).tellsFromDay(14, """
                        day  14  Mon 16 Mar  set grace
                        day  14  Mon 16 Mar  email last-notice -> bela, ada
                        day  21  Mon 23 Mar  approval restrict-approval -> diana.okafor, finance
                        day  24  Thu 26 Mar  escalate restrict-undecided -> executive
                        day  30  Wed 01 Apr  approval cancel-approval -> diana.okafor, finance
                        day  33  Sat 04 Apr  escalate cancel-undecided -> executive
                        ends as undecided
                        """);
    }

    @Test
    void aCustomerOfUnknownValueIsTreatedAsOneOfHighValue() {
        tale(Acme.small().worth(null)).untilDay(22).tellsFromDay(14, """
                        day  14  Mon 16 Mar  set grace
                        day  14  Mon 16 Mar  email last-notice -> bela, ada
                        day  21  Mon 23 Mar  approval restrict-approval -> diana.okafor, finance
                        stands at restrict-approval
                        """);
    }

    @Test
    void paidBeforeTheFirstLetterNeedsNoThanks() {
        tale(Acme.small())
                .onDay(0, "08:00")
                .happens("invoice.paid", ALL_PAID)
                .untilDay(60)
                .tells("""
                        day   0  Mon 02 Mar  set mark-failed
                        day   0  Mon 02 Mar  set mark-paid
                        ends as goal
                        """);
    }

    @Test
    void paidOnDaySixStopsAndThanks() {
        tale(Acme.small())
                .onDay(6)
                .happens("invoice.paid", ALL_PAID)
                .untilDay(60)
                .tells("""
                        day   0  Mon 02 Mar  set mark-failed
                        day   0  Mon 02 Mar  email notice -> bela
                        day   3  Thu 05 Mar  email reminder-3 -> bela
                        day   5  Sat 07 Mar  email reminder-5 -> bela
                        day   6  Sun 08 Mar  set mark-paid
                        day   7  Mon 09 Mar  email thanks -> bela
                        ends as goal
                        """);
    }

    @Test
    void paidAfterTheRestrictionGivesAccessBack() {
        tale(Acme.small())
                .onDay(23)
                .happens("invoice.paid", ALL_PAID)
                .untilDay(60)
                .tellsFromDay(14, """
                        day  14  Mon 16 Mar  set grace
                        day  14  Mon 16 Mar  email last-notice -> bela, ada
                        day  21  Mon 23 Mar  email restricted-mail -> bela, ada
                        day  21  Mon 23 Mar  billing restrict-access
                        day  21  Mon 23 Mar  set mark-restricted
                        day  23  Wed 25 Mar  billing restore-paid
                        day  23  Wed 25 Mar  set mark-paid
                        day  23  Wed 25 Mar  email thanks -> bela
                        ends as goal
                        """);
    }

    @Test
    void oneOfTwoInvoicesPaidIsNotEnough() {
        tale(Acme.small())
                .onDay(4)
                .happens("invoice.paid", Map.of("invoice_id", "in_7", "unpaid_invoices", 1))
                .onDay(8)
                .happens("invoice.paid", Map.of("invoice_id", "in_8"))
                .untilDay(60)
                .tells("""
                        day   0  Mon 02 Mar  set mark-failed
                        day   0  Mon 02 Mar  email notice -> bela
                        day   3  Thu 05 Mar  email reminder-3 -> bela
                        day   5  Sat 07 Mar  email reminder-5 -> bela
                        day   7  Mon 09 Mar  email reminder-7 -> bela
                        day   8  Tue 10 Mar  set mark-paid
                        day   8  Tue 10 Mar  email thanks -> bela
                        ends as goal
                        """);
    }

    @Test
    void aPartialPaymentChangesNoStep() {
        tale(Acme.small())
                .onDay(4)
                .happens("invoice.partially_paid", Map.of("invoice_id", "in_7"))
                .untilDay(8)
                .tells("""
                        day   0  Mon 02 Mar  set mark-failed
                        day   0  Mon 02 Mar  email notice -> bela
                        day   3  Thu 05 Mar  email reminder-3 -> bela
                        day   5  Sat 07 Mar  email reminder-5 -> bela
                        day   7  Mon 09 Mar  email reminder-7 -> bela
                        stands at finance-task
                        """);
    }

    @Test
    void aPaymentNotedElsewhereStopsBeforeTheRestriction() {
        tale(Acme.small()).onDay(18).knows("unpaid_invoices", 0).untilDay(60).tellsFromDay(14, """
                        day  14  Mon 16 Mar  set grace
                        day  14  Mon 16 Mar  email last-notice -> bela, ada
                        day  21  Mon 23 Mar  set mark-settled
                        ends as settled
                        """);
    }

    @Test
    void aDisputeStopsTheLadderWhereItStands() {
        tale(Acme.small())
                .onDay(4)
                .happens("invoice.disputed")
                .onDay(24)
                .happens("invoice.dispute_closed")
                .untilDay(42)
                .tells("""
                        day   0  Mon 02 Mar  set mark-failed
                        day   0  Mon 02 Mar  email notice -> bela
                        day   3  Thu 05 Mar  email reminder-3 -> bela
                        day  25  Fri 27 Mar  email reminder-5 -> bela
                        day  28  Mon 30 Mar  email reminder-7 -> bela
                        day  30  Wed 01 Apr  task finance-task -> finance
                        day  30  Wed 01 Apr  email reminder-10 -> bela
                        day  30  Wed 01 Apr  in-app in-app-notice -> ada
                        day  34  Sun 05 Apr  set grace
                        day  35  Mon 06 Apr  email last-notice -> bela, ada
                        day  42  Mon 13 Apr  email restricted-mail -> bela, ada
                        day  42  Mon 13 Apr  billing restrict-access
                        day  42  Mon 13 Apr  set mark-restricted
                        stands at look-again-30
                        """);
    }

    @Test
    void nobodyIsCutOffOnASunday() {
        Tale.of("dunning", Acme.small(), "2026-03-01T03:00", Map.of("invoice_id", "in_7", "decline", "hard"))
                .withoutConsentToTexting()
                .untilDay(22)
                .tells("""
                        day   0  Sun 01 Mar  set mark-failed
                        day   1  Mon 02 Mar  email notice -> bela
                        day   3  Wed 04 Mar  email reminder-3 -> bela
                        day   5  Fri 06 Mar  email reminder-5 -> bela
                        day   8  Mon 09 Mar  email reminder-7 -> bela
                        day  10  Wed 11 Mar  task finance-task -> finance
                        day  10  Wed 11 Mar  email reminder-10 -> bela
                        day  10  Wed 11 Mar  in-app in-app-notice -> ada
                        day  14  Sun 15 Mar  set grace
                        day  15  Mon 16 Mar  email last-notice -> bela, ada
                        day  22  Mon 23 Mar  email restricted-mail -> bela, ada
                        day  22  Mon 23 Mar  billing restrict-access
                        day  22  Mon 23 Mar  set mark-restricted
                        stands at look-again-30
                        """);
    }

    @Test
    void aVoidedInvoiceIsNobodysFault() {
        tale(Acme.small())
                .onDay(23)
                .happens("invoice.voided", ALL_PAID)
                .untilDay(60)
                .tellsFromDay(14, """
                        day  14  Mon 16 Mar  set grace
                        day  14  Mon 16 Mar  email last-notice -> bela, ada
                        day  21  Mon 23 Mar  email restricted-mail -> bela, ada
                        day  21  Mon 23 Mar  billing restrict-access
                        day  21  Mon 23 Mar  set mark-restricted
                        day  23  Wed 25 Mar  billing restore-voided
                        day  23  Wed 25 Mar  set mark-voided
                        ends as voided
                        """);
    }

    @Test
    void theClaimAgainstACustomerWhoLeftIsForFinance() {
        tale(Acme.small()).onDay(12).happens("account.churned").untilDay(60).tellsFromDay(10, """
                        day  10  Thu 12 Mar  task finance-task -> finance
                        day  10  Thu 12 Mar  email reminder-10 -> bela
                        day  10  Thu 12 Mar  in-app in-app-notice -> ada
                        day  12  Sat 14 Mar  task open-claim -> finance
                        ends as churned
                        """);
    }
}
