package dev.steadfast.store.accounts;

import dev.steadfast.account.Account;
import dev.steadfast.account.Contact;
import dev.steadfast.account.Role;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;

/** One row of table {@code contact}; the position is the place in the account's list. */
record ContactRow(String account, Contact contact) {

    static final String INSERT = """
            insert into contact (account, position, name, email, phone, role)
            values (:account, :position, :name, :email, :phone, :role)
            """;

    static final RowMapper<ContactRow> MAPPER = (row, number) -> new ContactRow(
            row.getString("account"),
            new Contact(
                    row.getString("name"),
                    row.getString("email"),
                    row.getString("phone"),
                    Role.of(row.getString("role")).orElse(Role.USER)));

    static Stream<SqlParameterSource> parameters(Account account) {
        List<Contact> contacts = account.contacts();
        return IntStream.range(0, contacts.size()).mapToObj(position -> {
            Contact contact = contacts.get(position);
            return new MapSqlParameterSource()
                    .addValue("account", account.id())
                    .addValue("position", position)
                    .addValue("name", contact.name())
                    .addValue("email", contact.email())
                    .addValue("phone", contact.phone())
                    .addValue("role", contact.role().word());
        });
    }
}
