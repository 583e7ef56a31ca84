package dev.steadfast.lifecycle;

import dev.steadfast.account.Role;
import dev.steadfast.cadence.AnAccount;

/** The customer of these stories: Acme in Berlin, owned by Lena, whose manager is Diana. */
final class Acme {

    private Acme() {}

    /** High touch and of high value: admin Ada, champion Charlie, sponsor Sam, and Bela in accounting, who has a phone. */
    static AnAccount enterprise() {
        return AnAccount.acme()
                .managedBy("diana.okafor@vendor.example")
                .withContact("Sam Sponsor", "sam@acme.example", Role.SPONSOR)
                .withContact("Bela Billing", "bela@acme.example", "+49 30 5550100", Role.BILLING);
    }

    static AnAccount midMarket() {
        return enterprise().ofSegment("mid-market").worth("6000");
    }

    static AnAccount small() {
        return enterprise().ofSegment("smb").worth("900");
    }
}
