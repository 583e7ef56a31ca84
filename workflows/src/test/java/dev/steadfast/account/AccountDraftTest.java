package dev.steadfast.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AccountDraftTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

    private final AccountDraft draft = new AccountDraft("acme");

    @Test
    void leavesWhatItDoesNotMentionAsItIs() {
        draft.set(Attribute.NAME, "Acme");
        draft.set(Attribute.SEGMENT, "smb");
        draft.setCustom("plan", "pro");
        Account before = draft.asNew();

        AccountDraft second = new AccountDraft("acme");
        second.set(Attribute.COUNTRY, "DE");
        second.setCustom("seats", 5L);
        Account after = second.onto(before, zone -> MONDAY);

        assertThat(after.segment()).isEqualTo("smb");
        assertThat(after.country()).isEqualTo("DE");
        assertThat(after.custom()).containsEntry("plan", "pro").containsEntry("seats", 5L);
    }

    @Test
    void needsANameForANewAccountOnly() {
        assertThatThrownBy(draft::asNew).isInstanceOf(BrokenRule.class);
    }

    @Test
    void isActiveUnlessSaidOtherwise() {
        draft.set(Attribute.NAME, "Acme");
        assertThat(draft.asNew().status()).isEqualTo("active");
    }

    @Test
    void resolvesARelativeDayOnceAndForAll() {
        draft.set(Attribute.NAME, "Acme");
        draft.set(Attribute.CONTRACT_START, new RelativeDay(-3));
        Account first = draft.onto(null, zone -> MONDAY);
        Account aWeekLater = draft.onto(first, zone -> MONDAY.plusWeeks(1));

        assertThat(first.contractStart()).isEqualTo(MONDAY.minusDays(3));
        assertThat(aWeekLater).isEqualTo(first);
    }

    @Test
    void asksForTodayInTheZoneThatTheSameDraftGives() {
        draft.set(Attribute.NAME, "Acme");
        draft.set(Attribute.CONTRACT_START, new RelativeDay(0));
        draft.set(Attribute.TIME_ZONE, "Asia/Tokyo");
        Account account = draft.onto(null, zone -> "Asia/Tokyo".equals(zone) ? MONDAY.plusDays(1) : MONDAY);
        assertThat(account.contractStart()).isEqualTo(MONDAY.plusDays(1));
    }

    @Test
    void readsRelativeDays() {
        assertThat(RelativeDay.read("today")).contains(new RelativeDay(0));
        assertThat(RelativeDay.read("today-3d")).contains(new RelativeDay(-3));
        assertThat(RelativeDay.read(" Today+180d ")).contains(new RelativeDay(180));
        assertThat(RelativeDay.read("today+")).isEmpty();
        assertThat(RelativeDay.read("today + 3d")).isEmpty();
        assertThat(RelativeDay.read("tomorrow")).isEmpty();
    }

    @Nested
    class Contacts {

        private final Contact ann = new Contact("Ann", "Ann@acme.example", "+4930111111", Role.ADMIN);
        private final Contact bob = new Contact("Bob", null, "+4930222222", Role.USER);

        @Test
        void areKnownByTheirAddressHoweverItIsSpelt() {
            assertThat(merged(new ContactDraft(null, "ann@acme.example", null, Role.SPONSOR)))
                    .containsExactly(new Contact("Ann", "Ann@acme.example", "+4930111111", Role.SPONSOR), bob);
        }

        @Test
        void areKnownByTheirPhoneWhereNoAddressSaysOtherwise() {
            assertThat(merged(new ContactDraft("Robert", "bob@acme.example", "+4930222222", null)))
                    .containsExactly(ann, new Contact("Robert", "bob@acme.example", "+4930222222", Role.USER));
        }

        @Test
        void areTwoWhenTwoAddressesShareAPhone() {
            assertThat(merged(new ContactDraft("Al", "al@acme.example", "+4930111111", null)))
                    .hasSize(3);
        }

        @Test
        void areKnownByNameWhereNothingElseIsKnown() {
            assertThat(merged(new ContactDraft("Bob", null, null, Role.BILLING)))
                    .containsExactly(ann, new Contact("Bob", null, "+4930222222", Role.BILLING));
        }

        @Test
        void areUsersUnlessSaidOtherwise() {
            assertThat(merged(new ContactDraft("Cy", "cy@acme.example", null, null)))
                    .last()
                    .isEqualTo(new Contact("Cy", "cy@acme.example", null, Role.USER));
        }

        private List<Contact> merged(ContactDraft contact) {
            draft.set(Attribute.NAME, "Acme");
            AccountDraft withContacts = new AccountDraft("acme");
            withContacts.add(contact);
            Account plain = draft.asNew();
            Account account = new Account(
                    plain.id(),
                    plain.name(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    "active",
                    null,
                    null,
                    plain.custom(),
                    List.of(ann, bob));
            return withContacts.onto(account, zone -> MONDAY).contacts();
        }
    }
}
