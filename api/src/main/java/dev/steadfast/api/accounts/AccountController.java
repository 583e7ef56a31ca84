package dev.steadfast.api.accounts;

import dev.steadfast.account.AccountFacts;
import dev.steadfast.api.errors.NotThere;
import dev.steadfast.api.paging.Page;
import dev.steadfast.api.security.Caller;
import dev.steadfast.store.accounts.AccountFactsNow;
import dev.steadfast.store.accounts.AccountPage;
import dev.steadfast.store.accounts.AccountQuery;
import dev.steadfast.store.accounts.AccountStore;
import dev.steadfast.store.identity.ExternalIds;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;

/** One account, and lists of them by id. */
@RestController
@RequestMapping("/api/accounts")
@Tag(name = "Accounts", description = "Customers and the people there")
class AccountController {

    private final AccountStore accounts;
    private final AccountReplacement replacement;
    private final AccountFactsNow facts;
    private final ExternalIds externalIds;

    AccountController(
            AccountStore accounts, AccountReplacement replacement, AccountFactsNow facts, ExternalIds externalIds) {
        this.externalIds = externalIds;
        this.accounts = accounts;
        this.replacement = replacement;
        this.facts = facts;
    }

    @PutMapping("/{id}")
    @Operation(
            summary = "Create or replace an account",
            description = """
                    What is left out, or null, is not known afterwards; contacts are replaced as a whole; external_ids
                    stay where they are left out, for systems teach them too. stage, touch and high_value follow from the
                    rest and are ignored here. The same body twice changes nothing the second time. `consents` of a
                    contact are kept beside what was said before, and are not part of the answer: see
                    /api/contacts/{address}/consents.""",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = AccountView.class))))
    @ApiResponse(responseCode = "200", description = "Replaced, or unchanged")
    @ApiResponse(responseCode = "201", description = "Created")
    ResponseEntity<AccountView> put(@PathVariable String id, @RequestBody JsonNode body, Caller caller) {
        var put = replacement.put(AccountBody.read(id, body, caller.by()), caller.by());
        AccountView view = view(facts.of(put.account()));
        return put.created()
                ? ResponseEntity.created(UriComponentsBuilder.fromPath("/api/accounts/{id}")
                                .encode()
                                .build(id))
                        .body(view)
                : ResponseEntity.ok(view);
    }

    @GetMapping("/{id}")
    @Operation(summary = "Read one account")
    AccountView one(@PathVariable String id) {
        AccountFacts found = accounts.find(id)
                .map(account -> facts.of(account))
                .orElseThrow(() -> new NotThere("There is no account '%s'.".formatted(id)));
        return view(found);
    }

    private AccountView view(AccountFacts account) {
        return views(List.of(account)).getFirst();
    }

    private List<AccountView> views(List<AccountFacts> all) {
        var ids = externalIds.of(all.stream().map(one -> one.account().id()).toList());
        return all.stream()
                .map(one -> AccountView.of(one, ids.getOrDefault(one.account().id(), List.of())))
                .toList();
    }

    @GetMapping
    @Operation(
            summary = "List accounts",
            description = "`query` is part of the id, the name, the domain, or of a contact's name or address")
    Page<AccountView> list(
            @RequestParam(required = false) @Nullable String query,
            @RequestParam(required = false)
                    @Pattern(
                            regexp = "enterprise|mid-market|smb",
                            message = "must be one of enterprise, mid-market, smb")
                    @Nullable
                    String segment,
            @RequestParam(name = "health_tier", required = false)
                    @Pattern(
                            regexp = "healthy|watch|at-risk|critical",
                            message = "must be one of healthy, watch, at-risk, critical")
                    @Nullable
                    String healthTier,
            @RequestParam(required = false) @Nullable String owner,
            @RequestParam(required = false) @Nullable String playbook,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        if (healthTier != null) {
            // No health model has run, so no account has a tier.
            return new Page<>(List.of(), null);
        }
        AccountPage page = accounts.search(new AccountQuery(query, segment, owner, playbook, after, limit));
        return new Page<>(views(facts.of(page.items())), page.next());
    }
}
