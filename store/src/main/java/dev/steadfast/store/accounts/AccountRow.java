package dev.steadfast.store.accounts;

import dev.steadfast.account.Account;
import dev.steadfast.account.Contact;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;

/** One row of table {@code account}, which has no contacts. */
record AccountRow(String id, Function<List<Contact>, Account> account) {

    static final String INSERT = """
            insert into account (id, name, domain, segment, arr, currency, owner_email, manager_email, time_zone,
                                 locale, country, status, contract_start, renewal_date, custom, clock)
            values (:id, :name, :domain, :segment, :arr, :currency, :owner_email, :manager_email, :time_zone, :locale,
                    :country, :status, :contract_start, :renewal_date, :custom::jsonb, :clock)
            """;

    static final String UPDATE = """
            update account set
                name = :name, domain = :domain, segment = :segment, arr = :arr, currency = :currency,
                owner_email = :owner_email, manager_email = :manager_email, time_zone = :time_zone, locale = :locale,
                country = :country, status = :status, contract_start = :contract_start, renewal_date = :renewal_date,
                custom = :custom::jsonb, changed_at = clock_timestamp()
            where id = :id
            """;

    static final RowMapper<AccountRow> MAPPER =
            (row, number) -> new AccountRow(row.getString("id"), AccountColumns.read(row, "id"));

    Account with(List<Contact> contacts) {
        return account.apply(contacts);
    }

    static SqlParameterSource parameters(Account account, @Nullable String clock) {
        return new MapSqlParameterSource()
                .addValue("id", account.id())
                .addValue("name", account.name())
                .addValue("domain", account.domain())
                .addValue("segment", account.segment())
                .addValue("arr", account.arr())
                .addValue("currency", account.currency())
                .addValue("owner_email", account.ownerEmail())
                .addValue("manager_email", account.managerEmail())
                .addValue("time_zone", account.timeZone())
                .addValue("locale", account.locale())
                .addValue("country", account.country())
                .addValue("status", account.status())
                .addValue("contract_start", account.contractStart())
                .addValue("renewal_date", account.renewalDate())
                .addValue("custom", CustomColumn.write(account.custom()))
                .addValue("clock", clock);
    }
}
