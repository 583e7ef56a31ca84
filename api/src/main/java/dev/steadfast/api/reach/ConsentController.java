package dev.steadfast.api.reach;

import dev.steadfast.api.errors.RuleBroken;
import dev.steadfast.api.security.Caller;
import dev.steadfast.store.reach.Consent;
import dev.steadfast.store.reach.ConsentWord;
import dev.steadfast.store.reach.Consents;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the owner of an address has agreed to or taken back. */
@RestController
@RequestMapping("/api/contacts/{address}/consents")
@Tag(name = "Reach", description = "Who may be written to")
class ConsentController {

    private static final int MOST = 200;

    private final Consents consents;

    ConsentController(Consents consents) {
        this.consents = consents;
    }

    /**
     * What is known of an address.
     *
     * @param current what holds now: the newest word for each purpose of which anything was said
     * @param history everything that was said, the newest first
     */
    record ConsentsView(String address, List<Consent> current, List<Consent> history) {}

    /**
     * What the contact has said.
     *
     * @param purpose lifecycle, survey or transactional; absent means all of them
     * @param granted whether it agreed, or took it back
     * @param source where it was said
     * @param words that were agreed to, or that took it back
     * @param at when; absent means now
     */
    record NewConsent(
            @Pattern(
                    regexp = "lifecycle|survey|transactional",
                    message = "must be one of lifecycle, survey, transactional")
            @Nullable
            String purpose,

            @NotNull Boolean granted,
            @NotBlank @Size(max = 200) String source,
            @Nullable @Size(max = 2000) String words,
            @Nullable Instant at) {}

    @GetMapping
    @Operation(summary = "Read what a contact has agreed to, with the proof")
    ConsentsView read(@PathVariable String address) {
        String known = SuppressionController.address("address", address);
        return new ConsentsView(known, consents.of(known), consents.history(known, MOST));
    }

    @PostMapping
    @Operation(
            summary = "Record what a contact has agreed to or taken back",
            description = "By the channel that the address belongs to. Nothing is overwritten; the newest word holds.")
    ConsentsView add(@PathVariable String address, @Valid @RequestBody NewConsent said, Caller caller) {
        String known = SuppressionController.address("address", address);
        if (said.at() != null && said.at().isAfter(Instant.now().plusSeconds(60))) {
            throw new RuleBroken("at", said.at(), "must not lie in the future");
        }
        new ConsentWord(
                        known,
                        said.purpose() == null ? List.of() : List.of(said.purpose()),
                        said.granted(),
                        said.source().strip(),
                        said.words(),
                        caller.by(),
                        said.at() == null ? Instant.now() : said.at())
                .consents()
                .forEach(consents::add);
        return read(address);
    }
}
