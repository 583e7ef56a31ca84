package dev.steadfast.api.accounts;

import dev.steadfast.account.Account;
import dev.steadfast.account.AccountFacts;
import dev.steadfast.account.Contact;
import dev.steadfast.account.ExternalId;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.AccessMode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An account as JSON has it; the last three follow from the others.
 *
 * @param custom attributes of the user's own: texts, numbers, booleans
 * @param externalIds what other systems call it, such as {@code stripe:cus_123}; where PUT leaves them out they stay
 * @param stage onboarding, adoption, growth, renewal or churned; absent where the dates are not known
 * @param touch high, mid or low; absent without a segment
 * @param highValue absent where the revenue is not known
 */
@Schema(name = "Account")
record AccountView(
        String id,
        String name,
        @Nullable String domain,
        @Nullable String segment,
        @Nullable BigDecimal arr,
        @Nullable String currency,
        @Nullable String ownerEmail,
        @Nullable String managerEmail,
        @Nullable String timeZone,
        @Nullable String locale,
        @Nullable String country,
        String status,
        @Nullable LocalDate contractStart,
        @Nullable LocalDate renewalDate,
        Map<String, Object> custom,
        List<String> externalIds,
        List<ContactView> contacts,
        @Schema(accessMode = AccessMode.READ_ONLY) @Nullable String stage,
        @Schema(accessMode = AccessMode.READ_ONLY) @Nullable String touch,
        @Schema(accessMode = AccessMode.READ_ONLY) @Nullable Boolean highValue) {

    /** A person at the customer. */
    @Schema(name = "Contact")
    record ContactView(
            @Nullable String name,
            @Nullable String email,
            @Nullable String phone,
            String role) {

        static ContactView of(Contact contact) {
            return new ContactView(
                    contact.name(),
                    contact.email(),
                    contact.phone(),
                    contact.role().word());
        }
    }

    static AccountView of(AccountFacts facts, List<ExternalId> externalIds) {
        Account account = facts.account();
        return new AccountView(
                account.id(),
                account.name(),
                account.domain(),
                account.segment(),
                account.arr(),
                account.currency(),
                account.ownerEmail(),
                account.managerEmail(),
                account.timeZone(),
                account.locale(),
                account.country(),
                account.status(),
                account.contractStart(),
                account.renewalDate(),
                account.custom(),
                externalIds.stream().map(ExternalId::toString).toList(),
                account.contacts().stream().map(ContactView::of).toList(),
                facts.stage(),
                facts.touch(),
                facts.highValue());
    }
}
