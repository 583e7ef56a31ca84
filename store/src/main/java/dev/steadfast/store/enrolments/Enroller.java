package dev.steadfast.store.enrolments;

import dev.steadfast.account.Account;
import dev.steadfast.cadence.CadenceState;
import dev.steadfast.cadence.Enrolment;
import dev.steadfast.cadence.Facts;
import dev.steadfast.condition.Verdict;
import dev.steadfast.playbook.Playbook.ReEnrol;
import dev.steadfast.store.Ids;
import dev.steadfast.store.accounts.AccountDefaults;
import dev.steadfast.store.accounts.AccountStore;
import dev.steadfast.store.clock.BusinessClock;
import dev.steadfast.store.playbooks.PlaybookCatalog;
import dev.steadfast.store.playbooks.PublishedPlaybook;
import dev.steadfast.store.runs.NewRun;
import dev.steadfast.store.runs.RunStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Enrols accounts in playbooks: by rule when their facts change, or by hand. */
@Component
public class Enroller {

    private final PlaybookCatalog catalog;
    private final AccountStore accounts;
    private final AccountDefaults defaults;
    private final BusinessClock businessClock;
    private final RunStore runs;
    private final EnrolmentHistory history;
    private final JdbcClient jdbc;

    Enroller(
            PlaybookCatalog catalog,
            AccountStore accounts,
            AccountDefaults defaults,
            BusinessClock businessClock,
            RunStore runs,
            EnrolmentHistory history,
            JdbcClient jdbc) {
        this.catalog = catalog;
        this.accounts = accounts;
        this.defaults = defaults;
        this.businessClock = businessClock;
        this.runs = runs;
        this.history = history;
        this.jdbc = jdbc;
    }

    /**
     * Enrols those of the accounts for which a rule holds now, in the newest version of each playbook. Part of the
     * caller's transaction, so that accounts are never stored without the enrolments that follow.
     */
    @Transactional
    public List<Enrolled> accountsChanged(Collection<Account> changed) {
        if (changed.isEmpty()) {
            return List.of();
        }
        List<Enrolled> enrolled = new ArrayList<>();
        Map<String, @Nullable String> clocks = clocks(changed);
        Map<String, Long> offsets = new HashMap<>();
        for (PublishedPlaybook published : catalog.newest()) {
            if (published.playbook().admission().rules().isEmpty()) {
                continue;
            }
            EnrolmentHistory.Past past = history.of(published.name(), changed);
            for (Account account : changed) {
                @Nullable String clock = clocks.get(account.id());
                long offset = clock == null ? 0L : offsets.computeIfAbsent(clock, businessClock::offset);
                Instant now = businessClock.now(offset);
                Facts facts = Facts.of(defaults.facts(account, now));
                if (past.refusal(account.id(), published.playbook().admission().reEnrol()) == null
                        && Enrolment.byRule(published.playbook(), facts).holds()) {
                    enrolled.add(create(published, account, null, clock, offset, facts, now));
                }
            }
        }
        return enrolled;
    }

    private Map<String, @Nullable String> clocks(Collection<Account> changed) {
        Map<String, @Nullable String> clocks = new HashMap<>();
        jdbc.sql("select id, clock from account where id = any(:ids)")
                .param("ids", changed.stream().map(Account::id).toArray(String[]::new))
                .query(row -> {
                    clocks.put(row.getString("id"), row.getString("clock"));
                });
        return clocks;
    }

    private Enrolled create(
            PublishedPlaybook published,
            Account account,
            @Nullable String key,
            @Nullable String clock,
            long offset,
            Facts facts,
            Instant now) {
        String id = Ids.random("e");
        CadenceState state = Enrolment.begin(published.playbook(), facts, now, null, offset);
        runs.insert(new NewRun(id, account.id(), published, key, clock, state));
        return new Enrolled(id, account.id(), published.name());
    }

    /**
     * Enrols an account by hand, whatever the playbook's rules say. A refusal leaves the caller's transaction as it was.
     *
     * @throws NoSuchPlaybook when no playbook of that name is published
     * @throws NoSuchAccount when there is no such account
     * @throws EnrolmentRefused when it is enrolled already
     */
    @Transactional(noRollbackFor = {NoSuchPlaybook.class, EnrolmentRefused.class})
    public Enrolled enrol(String playbook, String account, @Nullable String key) {
        PublishedPlaybook published = catalog.newest(playbook).orElseThrow(() -> new NoSuchPlaybook(playbook));
        Account customer = accounts.lock(List.of(account)).get(account);
        if (customer == null) {
            throw new NoSuchAccount(account);
        }
        if (history.of(playbook, List.of(customer)).isOpen(account)) {
            throw new EnrolmentRefused(account + " goes through " + playbook + " already; cancel that enrolment first");
        }
        @Nullable String clock = clocks(List.of(customer)).get(account);
        long offset = businessClock.offset(clock);
        Instant now = businessClock.now(offset);
        Facts facts = Facts.of(defaults.facts(customer, now));
        return create(published, customer, key, clock, offset, facts, now);
    }

    /** For every playbook that enrols by rule and has never had the account: why not. */
    public List<NotEnrolled> explain(String account) {
        Account customer = accounts.find(account).orElseThrow(() -> new NoSuchAccount(account));
        Facts facts = Facts.of(defaults.facts(customer, businessClock.nowFor(account)));
        List<NotEnrolled> reasons = new ArrayList<>();
        for (PublishedPlaybook published : catalog.newest()) {
            if (published.playbook().admission().rules().isEmpty()
                    || history.of(published.name(), List.of(customer)).refusal(account, new ReEnrol.Never()) != null) {
                continue;
            }
            Verdict verdict = Enrolment.byRule(published.playbook(), facts);
            reasons.add(new NotEnrolled(
                    published.name(),
                    published.playbook().title(),
                    verdict.holds()
                            ? "will be enrolled at its next change, or with the daily scan"
                            : verdict.because()));
        }
        return reasons;
    }
}
