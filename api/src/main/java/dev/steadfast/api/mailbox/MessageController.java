package dev.steadfast.api.mailbox;

import dev.steadfast.api.errors.NotThere;
import dev.steadfast.api.errors.RuleBroken;
import dev.steadfast.api.paging.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What was delivered inside this process; nothing is kept of what a real mail server took. */
@RestController
@Tag(name = "Messages", description = "Delivered mail, where the mailbox is part of this process")
class MessageController {
    private final ObjectProvider<Mailbox> mailbox;

    MessageController(ObjectProvider<Mailbox> mailbox) {
        this.mailbox = mailbox;
    }

    @GetMapping("/api/messages")
    @Operation(summary = "List delivered messages, the newest first")
    Page<StoredMessage> list(
            @RequestParam(required = false) @Nullable String account,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        var box = mailbox.getIfAvailable();
        if (box == null) {
            throw new NotThere("There is no mailbox here: mail goes to the mail server that is set up.");
        }
        var messages = box.messages(account);
        var rest = messages.subList(start(messages, after), messages.size());
        return Page.of(rest.stream().limit(limit + 1L).toList(), limit, StoredMessage::id);
    }

    private static int start(List<StoredMessage> messages, @Nullable String after) {
        if (after == null) {
            return 0;
        }
        return 1
                + IntStream.range(0, messages.size())
                        .filter(index -> messages.get(index).id().equals(after))
                        .findFirst()
                        .orElseThrow(() -> new RuleBroken("after", after, "must be the `next` of an earlier answer"));
    }
}
