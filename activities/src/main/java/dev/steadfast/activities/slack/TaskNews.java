package dev.steadfast.activities.slack;

import dev.steadfast.activities.connector.Acted;
import dev.steadfast.store.links.LinkSettings;
import dev.steadfast.store.tasks.TaskKind;
import dev.steadfast.store.tasks.TaskNotices;
import dev.steadfast.store.tasks.TaskNotices.Told;
import dev.steadfast.store.tasks.TaskNotices.Untold;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Tells owners, managers and queues of their new tasks, alerts and escalations, each once. Where no answer comes nobody is
 * told again: the task stands in the list of tasks all the same.
 */
@Component
public class TaskNews {

    private static final Logger LOG = LoggerFactory.getLogger(TaskNews.class);
    private static final DateTimeFormatter DUE = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final int AT_ONCE = 20;
    private static final Duration LONGEST_CALL = Duration.ofSeconds(20);

    private final SlackPosts slack;
    private final SlackSettings settings;
    private final TaskNotices notices;
    private final LinkSettings links;

    TaskNews(SlackPosts slack, SlackSettings settings, TaskNotices notices, LinkSettings links) {
        this.slack = slack;
        this.settings = settings;
        this.notices = notices;
        this.links = links;
    }

    /** Posts what nobody has been told of, as far as Slack lets us now. */
    public void tell() {
        if (!slack.isConfigured() || !settings.notices()) {
            return;
        }
        for (Untold task : notices.untold(AT_ONCE)) {
            if (notices.claim(task.task()) && !tell(task)) {
                return;
            }
        }
    }

    /** False when Slack takes nothing just now. */
    private boolean tell(Untold task) {
        String place = slack.placeOf(task.assignee());
        Acted acted = place == null
                ? new Acted.Refused("there is no SLACK_CHANNEL for " + task.assignee())
                : slack.post(notice(place, task), Instant.now().plus(LONGEST_CALL));
        Told told = switch (acted) {
            case Acted.Done done -> Told.POSTED;
            case Acted.Refused refused -> Told.REFUSED;
            case Acted.Limited limited -> Told.FAILED;
            case Acted.Failed failed -> failed.mayHaveActed() ? Told.DOUBTFUL : Told.FAILED;
            case Acted.Unknown unknown -> Told.DOUBTFUL;
        };
        notices.close(task.task(), told, acted.text());
        if (told == Told.REFUSED) {
            LOG.info("Nobody was told of task {} by Slack: {}", task.task(), acted.text());
        }
        return told == Told.POSTED || told == Told.REFUSED;
    }

    private Notice notice(String place, Untold task) {
        List<String> lines = new ArrayList<>();
        lines.add(task.accountName());
        if (task.due() != null) {
            lines.add("Due " + DUE.format(task.due()));
        }
        if (task.details() != null && !task.details().isBlank()) {
            lines.add(task.details().strip());
        }
        lines.add(links.base() + "/accounts/" + task.account());
        return new Notice(place, heading(task), String.join("\n", lines), buttons(task));
    }

    private static String heading(Untold task) {
        String kind = task.kind().word();
        return (task.urgent() ? "Urgent " + kind : kind.substring(0, 1).toUpperCase(Locale.ROOT) + kind.substring(1))
                + ": " + task.title();
    }

    /** A task that asks for an outcome is answered on its page, and one that is an escalation is escalated already. */
    private static List<Notice.Button> buttons(Untold task) {
        List<Notice.Button> buttons = new ArrayList<>();
        if (!task.asks()) {
            buttons.add(Notice.Button.done(task.task()));
        }
        buttons.add(Notice.Button.snooze(task.task()));
        if (task.enrolment() != null && task.kind() != TaskKind.ESCALATION) {
            buttons.add(Notice.Button.escalate(task.enrolment()));
        }
        return buttons;
    }
}
