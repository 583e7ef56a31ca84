package dev.steadfast.api.inbox;

import dev.steadfast.api.errors.NotThere;
import dev.steadfast.api.paging.Page;
import dev.steadfast.store.clock.BusinessClock;
import dev.steadfast.store.inbox.InboxStore;
import dev.steadfast.store.inbox.InboxStore.Item;
import dev.steadfast.store.inbox.InboxStore.Reader;
import dev.steadfast.store.touches.TouchFeedback;
import dev.steadfast.store.touches.TouchNews;
import dev.steadfast.store.touches.TouchState;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Notices for the customer's own view of our product. A token says whose they are; nobody reads another's. */
@RestController
@RequestMapping("/api/inbox")
@Tag(name = "Inbox", description = "In-app messages, read by your product for its users")
class InboxController {

    private static final String TOKEN = "Steadfast-Inbox-Token";

    private final InboxTokens tokens;
    private final InboxStore inbox;
    private final TouchFeedback feedback;
    private final BusinessClock clock;

    InboxController(InboxTokens tokens, InboxStore inbox, TouchFeedback feedback, BusinessClock clock) {
        this.tokens = tokens;
        this.inbox = inbox;
        this.feedback = feedback;
        this.clock = clock;
    }

    /** What a contact has to read. */
    record Notices(List<Item> items) {}

    @GetMapping
    @Operation(summary = "List a contact's notices, the newest first, without those that were dismissed")
    Notices list(
            @RequestHeader(name = TOKEN, required = false) @Nullable String token,
            @RequestParam(required = false) @Nullable String contact,
            @RequestParam(defaultValue = "false") boolean unread,
            @RequestParam(defaultValue = Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        return new Notices(inbox.list(reader(token, contact), unread, limit));
    }

    @PostMapping("/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Say that a notice was opened")
    void read(@RequestHeader(name = TOKEN, required = false) @Nullable String token, @RequestParam String id) {
        Reader reader = reader(token, null);
        Instant at = clock.nowFor(reader.account());
        check(inbox.read(reader, id, at), id);
        feedback.byMessageId(id)
                .ifPresent(touch -> feedback.take(
                        touch, new TouchNews(TouchState.OPENED, "opened in the product", reader.contact(), at)));
    }

    @PostMapping("/dismiss")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Take a notice out of the contact's list")
    void dismiss(@RequestHeader(name = TOKEN, required = false) @Nullable String token, @RequestParam String id) {
        Reader reader = reader(token, null);
        check(inbox.dismiss(reader, id, clock.nowFor(reader.account())), id);
    }

    private Reader reader(@Nullable String token, @Nullable String contact) {
        Optional<Reader> reader = tokens.reader(token, Instant.now())
                .filter(whose -> contact == null || contact.equalsIgnoreCase(whose.contact()))
                .filter(whose -> (whose.account() + whose.contact()).indexOf(0) < 0);
        return reader.orElseThrow(() -> new ResponseStatusException(
                HttpStatus.FORBIDDEN,
                "The header " + TOKEN + " must hold a token of the contact that is still valid."));
    }

    private static void check(boolean found, String id) {
        if (!found) {
            throw new NotThere("There is no notice '%s' for this contact.".formatted(id));
        }
    }
}
