package dev.steadfast.api.mailbox;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Mail that was delivered inside this process. A bean of this kind makes the mailbox page and {@code /api/messages} appear. */
public interface Mailbox {

    /** Everything that was delivered, the newest first; with an account, only what went to it. */
    List<StoredMessage> messages(@Nullable String account);
}
