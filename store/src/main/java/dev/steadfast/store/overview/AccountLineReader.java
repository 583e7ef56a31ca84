package dev.steadfast.store.overview;

import dev.steadfast.account.Account;
import dev.steadfast.store.Instants;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;

/** Makes an {@link AccountLine} of a row of {@link Overview}. */
final class AccountLineReader implements RowMapper<AccountLine> {

    @Override
    public AccountLine mapRow(ResultSet row, int number) throws SQLException {
        return new AccountLine(account(row), Duration.ofMillis(row.getLong("offset_ms")), run(row), row.getInt("more"));
    }

    private static Account account(ResultSet row) throws SQLException {
        return new Account(
                row.getString("id"),
                row.getString("name"),
                row.getString("domain"),
                row.getString("segment"),
                row.getBigDecimal("arr"),
                row.getString("currency"),
                row.getString("owner_email"),
                row.getString("manager_email"),
                row.getString("time_zone"),
                row.getString("locale"),
                row.getString("country"),
                row.getString("status"),
                row.getObject("contract_start", LocalDate.class),
                row.getObject("renewal_date", LocalDate.class),
                Map.of(),
                List.of());
    }

    private static AccountLine.@Nullable Run run(ResultSet row) throws SQLException {
        var enrolment = row.getString("enrolment");
        return enrolment == null
                ? null
                : new AccountLine.Run(
                        enrolment,
                        row.getString("playbook"),
                        row.getString("state"),
                        row.getString("outcome"),
                        row.getBoolean("held"),
                        row.getBoolean("goal_reached"),
                        row.getString("next_step"),
                        row.getString("next_kind"),
                        Instants.readOrNull(row, "next_at"));
    }
}
