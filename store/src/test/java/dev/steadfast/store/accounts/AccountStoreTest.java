package dev.steadfast.store.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadfast.account.Account;
import dev.steadfast.account.AccountDraft;
import dev.steadfast.account.Attribute;
import dev.steadfast.account.ContactDraft;
import dev.steadfast.account.Role;
import dev.steadfast.store.TestDatabase;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

class AccountStoreTest {

    private static final TestDatabase DATABASE = TestDatabase.create();

    private final AccountStore store = store("");

    @AfterAll
    static void closeDatabase() {
        DATABASE.close();
    }

    @BeforeEach
    void emptyDatabase() {
        DATABASE.empty();
    }

    @Test
    void readsWhatItWrote() {
        AccountDraft draft = draft("acme", "Acme Größe 株式会社");
        Map.of(
                        Attribute.DOMAIN, "acme.example",
                        Attribute.SEGMENT, "smb",
                        Attribute.ARR, "12000.50",
                        Attribute.CURRENCY, "EUR",
                        Attribute.OWNER_EMAIL, "lena@our.example",
                        Attribute.TIME_ZONE, "Europe/Berlin",
                        Attribute.LOCALE, "de-DE",
                        Attribute.COUNTRY, "DE",
                        Attribute.CONTRACT_START, "2026-01-01",
                        Attribute.RENEWAL_DATE, "2027-01-01")
                .forEach((attribute, text) -> draft.set(attribute, attribute.read(text)));
        draft.setCustom("plan", "pro");
        draft.setCustom("seats", 5L);
        draft.setCustom("ratio", 0.1);
        draft.setCustom("beta", true);
        draft.add(new ContactDraft("Jo", "jo@acme.example", "+4930123456", Role.ADMIN));
        draft.add(new ContactDraft("Al", null, null, null));
        Account account = draft.asNew();

        save(account);

        assertThat(store.find("acme")).contains(account);
        assertThat(store.find("other")).isEmpty();
    }

    @Test
    void tellsCreatedFromUpdatedFromUnchanged() {
        Account acme = draft("acme", "Acme").asNew();
        Account bolt = draft("bolt", "Bolt").asNew();
        save(acme, bolt);

        AccountDraft more = new AccountDraft("acme");
        more.add(new ContactDraft(null, "jo@acme.example", null, null));
        Account changed = more.onto(acme, zone -> LocalDate.EPOCH);
        Account cord = draft("cord", "Cord").asNew();
        AccountChanges changes = save(changed, bolt, cord);

        assertThat(changes.created()).containsExactly(cord);
        assertThat(changes.updated()).containsExactly(changed);
        assertThat(changes.unchanged()).containsExactly(bolt);
        assertThat(changes.touched()).containsExactly(cord, changed);
        assertThat(store.find("acme")).contains(changed);
    }

    @Test
    void writesNothingWhereNothingChanged() {
        Account acme = draft("acme", "Acme").asNew();
        save(acme);
        var before = changedAt("acme");
        save(acme);
        assertThat(changedAt("acme")).isEqualTo(before);
    }

    @Test
    void replacesContactsThatSwapTheirAddresses() {
        AccountDraft draft = draft("acme", "Acme");
        draft.add(new ContactDraft("Jo", "jo@acme.example", null, null));
        draft.add(new ContactDraft("Al", "al@acme.example", null, null));
        save(draft.asNew());

        AccountDraft swapped = draft("acme", "Acme");
        swapped.add(new ContactDraft("Jo", "al@acme.example", null, null));
        swapped.add(new ContactDraft("Al", "JO@acme.example", null, null));
        save(swapped.asNew());

        assertThat(store.find("acme")).contains(swapped.asNew());
    }

    @Test
    void attachesNewAccountsToTheTestClockWhereThereIsOne() {
        save(draft("acme", "Acme").asNew());
        AccountStore standalone = store("default");
        standalone.save(Map.of(), List.of(draft("bolt", "Bolt").asNew()));

        assertThat(clocks()).containsExactly("acme -", "bolt default");
    }

    @Test
    void findsAccountsByWhatPeopleType() {
        AccountDraft acme = draft("acme-1", "Acme 100% GmbH");
        acme.add(new ContactDraft("Jo", "jo@mail.example", null, null));
        acme.set(Attribute.SEGMENT, "smb");
        acme.set(Attribute.OWNER_EMAIL, "lena@our.example");
        save(acme.asNew(), draft("bolt", "Bolt_1").asNew());

        assertThat(found("ACME")).containsExactly("acme-1");
        assertThat(found("jo@mail")).containsExactly("acme-1");
        assertThat(found("100%")).containsExactly("acme-1");
        assertThat(found("_")).containsExactly("bolt");
        assertThat(found("\\")).isEmpty();
        assertThat(ids(new AccountQuery(null, "smb", "Lena@our.example", null, null, 50)))
                .containsExactly("acme-1");
        assertThat(ids(new AccountQuery(null, null, null, "onboarding", null, 50)))
                .isEmpty();
    }

    @Test
    void pagesWithoutGapOrRepetition() {
        for (int i = 1; i <= 5; i++) {
            save(draft("a" + i, "A").asNew());
        }
        AccountPage first = store.search(new AccountQuery(null, null, null, null, null, 2));
        AccountPage second = store.search(new AccountQuery(null, null, null, null, first.next(), 2));
        AccountPage third = store.search(new AccountQuery(null, null, null, null, second.next(), 2));

        assertThat(first.items()).extracting(Account::id).containsExactly("a1", "a2");
        assertThat(second.items()).extracting(Account::id).containsExactly("a3", "a4");
        assertThat(third.items()).extracting(Account::id).containsExactly("a5");
        assertThat(third.next()).isNull();
    }

    private static AccountStore store(String clock) {
        return new AccountStore(DATABASE.jdbc(), new NamedParameterJdbcTemplate(DATABASE.dataSource()), clock);
    }

    private static AccountDraft draft(String id, String name) {
        AccountDraft draft = new AccountDraft(id);
        draft.set(Attribute.NAME, name);
        return draft;
    }

    private AccountChanges save(Account... accounts) {
        var before = store.lock(List.of(accounts).stream().map(Account::id).toList());
        return store.save(before, List.of(accounts));
    }

    private List<String> found(String text) {
        return ids(new AccountQuery(text, null, null, null, null, 50));
    }

    private List<String> ids(AccountQuery query) {
        return store.search(query).items().stream().map(Account::id).toList();
    }

    private static Object changedAt(String id) {
        return DATABASE.jdbc()
                .sql("select changed_at from account where id = ?")
                .param(id)
                .query()
                .singleValue();
    }

    private static List<String> clocks() {
        return DATABASE.jdbc()
                .sql("select id || ' ' || coalesce(clock, '-') from account order by id")
                .query(String.class)
                .list();
    }
}
