package dev.steadfast.api.reach;

import dev.steadfast.account.BrokenRule;
import dev.steadfast.api.errors.NotThere;
import dev.steadfast.api.errors.RuleBroken;
import dev.steadfast.api.paging.Cursor;
import dev.steadfast.api.paging.Page;
import dev.steadfast.api.security.Caller;
import dev.steadfast.store.reach.ConsentWord;
import dev.steadfast.store.reach.Suppression;
import dev.steadfast.store.reach.Suppression.Reason;
import dev.steadfast.store.reach.Suppressions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Addresses that nothing is sent to any more. */
@RestController
@RequestMapping("/api/suppressions")
@Tag(name = "Reach", description = "Who may be written to")
class SuppressionController {

    private final Suppressions suppressions;

    SuppressionController(Suppressions suppressions) {
        this.suppressions = suppressions;
    }

    /**
     * An address on the list.
     *
     * @param channel email or sms
     * @param reason hard-bounce, complaint, legal or manual
     * @param source who or what said so
     */
    record SuppressionView(
            String channel,
            String address,
            String reason,
            String source,
            @Nullable String words,
            Instant at) {

        static SuppressionView of(Suppression suppression) {
            return new SuppressionView(
                    suppression.channel(),
                    suppression.address(),
                    suppression.reason().word(),
                    suppression.source(),
                    suppression.words(),
                    suppression.at());
        }
    }

    /**
     * An address to be put on the list.
     *
     * @param address an e-mail address, or a phone number
     * @param reason why: manual where it is left out
     * @param words what is to be remembered of it
     */
    record NewSuppression(
            @NotBlank @Size(max = 254) String address,

            @Pattern(
                    regexp = "hard-bounce|complaint|legal|manual",
                    message = "must be one of hard-bounce, complaint, legal, manual")
            @Nullable
            String reason,

            @Nullable @Size(max = 2000) String words) {}

    @GetMapping
    @Operation(summary = "List suppressed addresses", description = "`query` is part of the address")
    Page<SuppressionView> list(
            @RequestParam(required = false) @Nullable String query,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        var from = Cursor.read(
                after,
                2,
                values -> new Suppression(values.get(0), values.get(1), Reason.MANUAL, "", null, Instant.EPOCH));
        var page = Page.of(
                suppressions.list(query, from, limit + 1), limit, last -> Cursor.of(last.channel(), last.address()));
        return new Page<>(page.items().stream().map(SuppressionView::of).toList(), page.next());
    }

    @PostMapping
    @Operation(summary = "Suppress an address: nothing is sent there any more, whoever it belongs to")
    @ApiResponse(responseCode = "201", description = "Suppressed")
    @ApiResponse(responseCode = "200", description = "It was already; its first reason stays")
    ResponseEntity<SuppressionView> add(@Valid @RequestBody NewSuppression wanted, Caller caller) {
        String address = address("address", wanted.address());
        String channel = ConsentWord.channelOf(address);
        Reason reason = wanted.reason() == null ? Reason.MANUAL : Reason.of(wanted.reason());
        boolean added =
                suppressions.add(new Suppression(channel, address, reason, caller.by(), wanted.words(), Instant.now()));
        return ResponseEntity.status(added ? HttpStatus.CREATED : HttpStatus.OK).body(one(channel, address));
    }

    @DeleteMapping("/{address}")
    @Operation(
            summary = "Lift a suppression",
            description = "`reason` says why; it stands on the timeline of every account that has the address")
    @ApiResponse(responseCode = "204", description = "Lifted")
    ResponseEntity<Void> lift(
            @PathVariable String address, @RequestParam @NotBlank @Size(max = 2000) String reason, Caller caller) {
        String known = address("address", address);
        if (!suppressions.lift(ConsentWord.channelOf(known), known, reason.strip(), caller.by(), Instant.now())) {
            throw new NotThere("The address '%s' is not suppressed.".formatted(address));
        }
        return ResponseEntity.noContent().build();
    }

    private SuppressionView one(String channel, String address) {
        return suppressions
                .find(channel, address)
                .map(SuppressionView::of)
                .orElseThrow(() -> new NotThere("The address '%s' is not suppressed.".formatted(address)));
    }

    static String address(String path, String text) {
        try {
            return ConsentWord.address(text.strip());
        } catch (BrokenRule e) {
            throw new RuleBroken(path, text, e.rule());
        }
    }
}
