package dev.steadfast.store.inbox;

import dev.steadfast.store.Instants;
import dev.steadfast.template.Text;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The inboxes of customers' contacts. What was dismissed stays stored, and is not listed any more. */
@Repository
public class InboxStore {

    private final JdbcClient jdbc;

    InboxStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A notice to be filed.
     *
     * @param id Message-ID of the touch
     * @param recipient e-mail address of the contact; case makes no difference
     * @param at business time
     */
    public record Notice(String id, String account, String recipient, Text text, Instant at) {}

    /** Whose inbox it is. */
    public record Reader(String account, String contact) {}

    /** A notice as it is read. */
    public record Item(
            String id,
            String subject,
            String html,
            String text,
            Instant at,
            @Nullable Instant readAt) {}

    /** Files a notice; one that is filed already stays as it is. */
    public void add(Notice notice) {
        jdbc.sql("""
                        insert into inbox_notice (id, account, recipient, subject, html, text, at)
                        values (:id, :account, :recipient, :subject, :html, :text, :at) on conflict do nothing
                        """)
                .param("id", notice.id())
                .param("account", notice.account())
                .param("recipient", key(notice.recipient()))
                .param("subject", notice.text().subject())
                .param("html", notice.text().html())
                .param("text", notice.text().plain())
                .param("at", Instants.parameter(notice.at()))
                .update();
    }

    /** What a reader has not dismissed, the newest first. */
    public List<Item> list(Reader reader, boolean unreadOnly, int limit) {
        return jdbc.sql("""
                        select id, subject, html, text, at, read_at from inbox_notice
                         where account = :account and recipient = :contact and dismissed_at is null
                           and (read_at is null or not :unread)
                         order by at desc, id limit :limit
                        """)
                .param("account", reader.account())
                .param("contact", key(reader.contact()))
                .param("unread", unreadOnly)
                .param("limit", limit)
                .query((row, number) -> new Item(
                        row.getString("id"),
                        row.getString("subject"),
                        row.getString("html"),
                        row.getString("text"),
                        Instants.read(row, "at"),
                        row.getTimestamp("read_at") == null ? null : Instants.read(row, "read_at")))
                .list();
    }

    /** Notes that a reader has opened a notice; false where there is none with this id. */
    public boolean read(Reader reader, String id, Instant at) {
        return mark("read_at", reader, id, at);
    }

    /** Takes a notice out of a reader's list; false where there is none with this id. */
    public boolean dismiss(Reader reader, String id, Instant at) {
        return mark("dismissed_at", reader, id, at);
    }

    private boolean mark(String column, Reader reader, String id, Instant at) {
        return jdbc.sql("update inbox_notice set " + column + " = coalesce(" + column + ", :at)"
                                + " where id = :id and account = :account and recipient = :contact")
                        .param("at", Instants.parameter(at))
                        .param("id", id)
                        .param("account", reader.account())
                        .param("contact", key(reader.contact()))
                        .update()
                == 1;
    }

    private static String key(String contact) {
        return contact.strip().toLowerCase(Locale.ROOT);
    }
}
