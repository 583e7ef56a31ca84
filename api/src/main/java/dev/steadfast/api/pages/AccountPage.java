package dev.steadfast.api.pages;

import dev.steadfast.account.Account;
import dev.steadfast.account.AccountFacts;
import dev.steadfast.api.errors.NotThere;
import dev.steadfast.api.timeline.Timelines;
import dev.steadfast.store.accounts.AccountDefaults;
import dev.steadfast.store.accounts.AccountStore;
import dev.steadfast.store.clock.BusinessClock;
import dev.steadfast.store.enrolments.EnrolmentQueries;
import dev.steadfast.store.enrolments.Explanations;
import dev.steadfast.store.enrolments.MilestoneQueries;
import dev.steadfast.store.reach.Consents;
import dev.steadfast.store.reach.Suppressions;
import dev.steadfast.store.settings.SendingSwitch;
import dev.steadfast.store.tasks.TaskQueries;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** One account: where it stands, what was done and why, what comes next, and the buttons to change it. */
@ConsolePage
class AccountPage {
    private static final int NEWEST = 300;
    private static final int MOST_TASKS = 50;

    private final AccountStore accounts;
    private final AccountDefaults defaults;
    private final BusinessClock clock;
    private final EnrolmentQueries enrolments;
    private final MilestoneQueries milestones;
    private final TaskQueries tasks;
    private final Explanations explanations;
    private final Timelines timelines;
    private final Suppressions suppressions;
    private final Consents consents;
    private final SendingSwitch sending;

    AccountPage(
            AccountStore accounts,
            AccountDefaults defaults,
            BusinessClock clock,
            EnrolmentQueries enrolments,
            MilestoneQueries milestones,
            TaskQueries tasks,
            Explanations explanations,
            Timelines timelines,
            Suppressions suppressions,
            Consents consents,
            SendingSwitch sending) {
        this.accounts = accounts;
        this.defaults = defaults;
        this.clock = clock;
        this.enrolments = enrolments;
        this.milestones = milestones;
        this.tasks = tasks;
        this.explanations = explanations;
        this.timelines = timelines;
        this.suppressions = suppressions;
        this.consents = consents;
        this.sending = sending;
    }

    @GetMapping("/accounts/{id}")
    String show(@PathVariable String id, Model model) {
        var account = account(id);
        timeline(account, model);
        model.addAttribute("facts", defaults.facts(account, clock.nowFor(id)));
        model.addAttribute("owner", account.ownerEmail() == null ? null : AccountFacts.nameFrom(account.ownerEmail()));
        model.addAttribute("enrolments", enrolments.ofAccount(id));
        model.addAttribute(
                "milestones",
                milestones.ofAccount(id).stream()
                        .collect(Collectors.groupingBy(MilestoneQueries.Milestone::enrolment)));
        model.addAttribute("notEnrolled", explanations.of(id));
        model.addAttribute("tasks", openTasks(id));
        model.addAttribute(
                "reach", new ReachOf(suppressions.ofAccount(id), consents.ofAccount(id), defaults.zone(account)));
        model.addAttribute("heldPlaybooks", sending.heldPlaybooks());
        return "account";
    }

    /** The timeline alone, which an open page asks for now and then. */
    @GetMapping("/accounts/{id}/timeline")
    String timeline(@PathVariable String id, Model model) {
        timeline(account(id), model);
        return "timeline :: timeline";
    }

    private List<TaskCard> openTasks(String account) {
        var wallClock = Instant.now();
        return tasks.list(new TaskQueries.Filter(null, "pending", account), null, MOST_TASKS).stream()
                .map(task -> TaskCard.of(task, wallClock, defaults))
                .toList();
    }

    private void timeline(Account account, Model model) {
        var now = clock.nowFor(account.id());
        var zone = defaults.zone(account);
        model.addAttribute("account", account);
        model.addAttribute("now", now);
        model.addAttribute("zone", zone);
        model.addAttribute("past", TimelineDay.group(timelines.past(account.id(), NEWEST), zone));
        model.addAttribute("toCome", TimelineDay.group(Ahead.shortened(timelines.toCome(account.id()), zone), zone));
    }

    private Account account(String id) {
        return accounts.find(id).orElseThrow(() -> new NotThere("There is no account '%s'.".formatted(id)));
    }
}
