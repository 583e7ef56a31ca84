package dev.steadfast.store.accounts;

import dev.steadfast.account.Account;
import dev.steadfast.account.Contact;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;

/** The columns of table {@code account}. */
public final class AccountColumns {

    private AccountColumns() {}

    /**
     * Reads an account that still needs its contacts.
     *
     * @param id label of the id's column, for statements that join other tables with an id
     */
    public static Function<List<Contact>, Account> read(ResultSet row, String id) throws SQLException {
        String account = row.getString(id);
        String name = row.getString("name");
        String domain = row.getString("domain");
        String segment = row.getString("segment");
        var arr = row.getBigDecimal("arr");
        String currency = row.getString("currency");
        String owner = row.getString("owner_email");
        String manager = row.getString("manager_email");
        String zone = row.getString("time_zone");
        String locale = row.getString("locale");
        String country = row.getString("country");
        String status = row.getString("status");
        var start = row.getObject("contract_start", LocalDate.class);
        var renewal = row.getObject("renewal_date", LocalDate.class);
        var custom = CustomColumn.read(row.getString("custom"));
        return contacts -> new Account(
                account, name, domain, segment, arr, currency, owner, manager, zone, locale, country, status, start,
                renewal, custom, contacts);
    }
}
