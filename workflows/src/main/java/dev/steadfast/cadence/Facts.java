package dev.steadfast.cadence;

import dev.steadfast.account.Account;
import dev.steadfast.account.AccountFacts;
import dev.steadfast.calendar.Holidays;
import dev.steadfast.calendar.PublicHolidays;
import dev.steadfast.calendar.SendRules;
import dev.steadfast.playbook.Playbook;
import dev.steadfast.playbook.Step;
import dev.steadfast.playbook.Touch;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the outside world knows when a step is planned or decided; gathered by an activity, invented by a simulation.
 *
 * @param account the customer, as of now
 * @param events the latest event of each type that ever came in for the account, by type
 * @param enrolledBy data of the event that enrolled; empty when none did
 * @param engagement how the customer has reacted to the messages of this run
 * @param contacted who was written to lately, by address in lower case
 * @param quietedBy a playbook that is open for the account and quiets this one; null when there is none
 * @param sendingHeld whether the switch holds all sending
 * @param playbookHeld whether this playbook is on hold
 * @param permissions who may be written to
 * @param caps how many messages are enough
 */
public record Facts(
        AccountFacts account,
        Map<String, Happening> events,
        Map<String, Object> enrolledBy,
        Engagement engagement,
        Map<String, Contacted> contacted,
        @Nullable String quietedBy,
        boolean sendingHeld,
        boolean playbookHeld,
        Permissions permissions,
        Caps caps) {

    public Facts {
        events = Map.copyOf(events);
        enrolledBy = Map.copyOf(enrolledBy);
        contacted = Map.copyOf(contacted);
    }

    /** An account to which nothing has happened. */
    public static Facts of(AccountFacts account) {
        return new Facts(
                account,
                Map.of(),
                Map.of(),
                Engagement.UNTRACKED,
                Map.of(),
                null,
                false,
                false,
                Permissions.NONE,
                Caps.DEFAULT);
    }

    public Facts withAccount(AccountFacts changed) {
        return new Facts(
                changed,
                events,
                enrolledBy,
                engagement,
                contacted,
                quietedBy,
                sendingHeld,
                playbookHeld,
                permissions,
                caps);
    }

    public Facts withEvents(Map<String, Happening> latest) {
        return new Facts(
                account,
                latest,
                enrolledBy,
                engagement,
                contacted,
                quietedBy,
                sendingHeld,
                playbookHeld,
                permissions,
                caps);
    }

    /** @param data of the event, as {@link EventData#plain} makes it */
    public Facts withEnrolledBy(Map<String, Object> data) {
        return new Facts(
                account, events, data, engagement, contacted, quietedBy, sendingHeld, playbookHeld, permissions, caps);
    }

    public Facts withEngagement(Engagement reactions) {
        return new Facts(
                account,
                events,
                enrolledBy,
                reactions,
                contacted,
                quietedBy,
                sendingHeld,
                playbookHeld,
                permissions,
                caps);
    }

    public Facts withContacted(Map<String, Contacted> lately) {
        return new Facts(
                account,
                events,
                enrolledBy,
                engagement,
                lately,
                quietedBy,
                sendingHeld,
                playbookHeld,
                permissions,
                caps);
    }

    public Facts withQuietedBy(@Nullable String playbook) {
        return new Facts(
                account,
                events,
                enrolledBy,
                engagement,
                contacted,
                playbook,
                sendingHeld,
                playbookHeld,
                permissions,
                caps);
    }

    public Facts withSendingHeld(boolean held) {
        return new Facts(
                account, events, enrolledBy, engagement, contacted, quietedBy, held, playbookHeld, permissions, caps);
    }

    public Facts withPlaybookHeld(boolean held) {
        return new Facts(
                account, events, enrolledBy, engagement, contacted, quietedBy, sendingHeld, held, permissions, caps);
    }

    public Facts withPermissions(Permissions given) {
        return new Facts(
                account, events, enrolledBy, engagement, contacted, quietedBy, sendingHeld, playbookHeld, given, caps);
    }

    public Facts withCaps(Caps most) {
        return new Facts(
                account,
                events,
                enrolledBy,
                engagement,
                contacted,
                quietedBy,
                sendingHeld,
                playbookHeld,
                permissions,
                most);
    }

    public Account customer() {
        return account.account();
    }

    /** When this step may touch the customer, by what the playbook says; a text message keeps stricter hours. */
    SendRules hours(Playbook playbook, Step step) {
        SendRules rules = playbook.send(step);
        return step instanceof Touch touch && touch.channel() == Touch.Channel.SMS
                ? rules.within(account.textingHours())
                : rules;
    }

    /** The public holidays of the customer's country, and of the region in its custom attribute {@code region}. */
    public Holidays holidays() {
        String country = customer().country();
        Object region = customer().custom().get("region");
        return country == null
                ? Holidays.NONE
                : day -> PublicHolidays.of(country, region == null ? null : region.toString())
                        .on(day);
    }

    /** The latest event of this type, if it happened since the {@linkplain CadenceState#beginning beginning} of the run. */
    public @Nullable Happening happened(String event, CadenceState run) {
        Happening latest = events.get(event);
        return latest == null || latest.at().isBefore(run.beginning()) ? null : latest;
    }
}
