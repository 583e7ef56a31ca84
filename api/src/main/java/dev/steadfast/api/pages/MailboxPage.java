package dev.steadfast.api.pages;

import dev.steadfast.api.errors.NotThere;
import dev.steadfast.api.mailbox.Mailbox;
import dev.steadfast.api.mailbox.StoredMessage;
import dev.steadfast.store.overview.Overview;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What customers would have received, where mail stays inside this process. */
@ConsolePage
class MailboxPage {
    private static final int SHOWN = 200;
    /** Links of a message open beside the console, whose frame they could not leave otherwise. */
    private static final String LINKS_OUTSIDE = "<base target=\"_blank\">";

    private final ObjectProvider<Mailbox> mailbox;
    private final Overview overview;

    MailboxPage(ObjectProvider<Mailbox> mailbox, Overview overview) {
        this.mailbox = mailbox;
        this.overview = overview;
    }

    @GetMapping("/mailbox")
    String list(@RequestParam(required = false) @Nullable String account, Model model) {
        return show(messages(account), null, account, model);
    }

    @GetMapping("/mailbox/{id}")
    String one(@PathVariable String id, @RequestParam(required = false) @Nullable String account, Model model) {
        return show(messages(account), message(id), account, model);
    }

    @GetMapping("/mailbox/{id}/body")
    ResponseEntity<String> body(@PathVariable String id) {
        var html = message(id).html();
        if (html == null) {
            throw new NotThere("The message has no HTML part.");
        }
        return ResponseEntity.ok().contentType(MediaType.TEXT_HTML).body(LINKS_OUTSIDE + html);
    }

    private String show(
            List<StoredMessage> messages, @Nullable StoredMessage open, @Nullable String account, Model model) {
        var newest = messages.stream().limit(SHOWN).toList();
        model.addAttribute("messages", newest);
        model.addAttribute(
                "zones",
                overview.timeZones(Stream.concat(newest.stream(), Stream.ofNullable(open))
                        .map(StoredMessage::account)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet())));
        model.addAttribute("total", messages.size());
        model.addAttribute("open", open);
        model.addAttribute("account", account);
        return "mailbox";
    }

    private StoredMessage message(String id) {
        return messages(null).stream()
                .filter(message -> message.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotThere("There is no message '%s'.".formatted(id)));
    }

    private List<StoredMessage> messages(@Nullable String account) {
        var box = mailbox.getIfAvailable();
        if (box == null) {
            throw new NotThere("There is no mailbox here: mail goes to the mail server that is set up.");
        }
        return box.messages(account == null || account.isBlank() ? null : account);
    }
}
