package dev.steadfast.activities.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadfast.account.Account;
import dev.steadfast.account.ExternalId;
import dev.steadfast.store.AnAccount;
import dev.steadfast.store.WholeStore;
import dev.steadfast.store.identity.ExternalIds;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class AccountIdsTest {

    private static final WholeStore STORE = WholeStore.with();

    private final AccountIds ids = new AccountIds(STORE.get(ExternalIds.class));
    private final String id = WholeStore.fresh();

    @AfterAll
    static void stop() {
        STORE.close();
    }

    private Account called(AnAccount account, String... names) {
        Account stored = account.build();
        STORE.put(stored);
        for (String name : names) {
            STORE.get(ExternalIds.class).add(id, List.of(new ExternalId("stripe", name)), "test");
        }
        return stored;
    }

    @Test
    void anAttributeOfTheAccountGoesFirst() {
        Account account = called(AnAccount.of(id).with("stripe_customer", "cus_own" + id), "cus_known" + id);

        assertThat(ids.of(account, "stripe")).contains("cus_own" + id);
    }

    @Test
    void elseTheOneNameThatTheSystemHasForIt() {
        Account account = called(AnAccount.of(id), "cus_" + id);

        assertThat(ids.of(account, "stripe")).contains("cus_" + id);
        assertThat(ids.of(account, "hubspot")).isEmpty();
    }

    @Test
    void ofSeveralNamesNobodyCanSayWhichIsMeant() {
        Account account = called(AnAccount.of(id), "cus_1" + id, "cus_2" + id);

        assertThat(ids.of(account, "stripe")).isEmpty();
    }

    @Test
    void aNumberKeepsItsDigits() {
        Account account = called(AnAccount.of(id).with("hubspot_company", 5_123_456_789_012.0));

        assertThat(ids.of(account, "hubspot")).contains("5123456789012");
    }
}
