package dev.steadfast.store.runs;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import dev.steadfast.account.Account;
import dev.steadfast.account.Contact;
import dev.steadfast.account.Role;
import dev.steadfast.account.Signals;
import dev.steadfast.cadence.CadenceState;
import dev.steadfast.cadence.Contacted;
import dev.steadfast.cadence.Engagement;
import dev.steadfast.cadence.EventData;
import dev.steadfast.cadence.Happening;
import dev.steadfast.cadence.Input;
import dev.steadfast.cadence.Permissions;
import dev.steadfast.cadence.StepResult;
import dev.steadfast.playbook.Playbook;
import dev.steadfast.store.CoreJson;
import dev.steadfast.store.accounts.AccountColumns;
import dev.steadfast.store.accounts.AccountDefaults;
import dev.steadfast.store.feedback.ReplySettings;
import dev.steadfast.store.links.LinkSettings;
import dev.steadfast.store.playbooks.PlaybookCatalog;
import dev.steadfast.store.reach.CapSettings;
import dev.steadfast.store.reach.ConsentSettings;
import dev.steadfast.store.reach.StoredPermissions;
import dev.steadfast.store.signals.StoredSignals;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/** Reads an enrolment with its account, its contacts, its unfolded inputs and its events from one row. */
@Component
class RunReader implements RowMapper<Run> {

    static final String SELECT = """
            select e.id, e.playbook, e.version, e.key, e.epoch, e.clock, e.checkpoint, e.last_result, e.last_seq,
                   a.id as account_id, a.name, a.domain, a.segment, a.arr, a.currency, a.owner_email, a.manager_email,
                   a.time_zone, a.locale, a.country, a.status, a.contract_start, a.renewal_date, a.custom,
                   (select jsonb_agg(to_jsonb(c) order by c.position) from contact c where c.account = a.id) as contacts,
                   e.trigger,
                   (select jsonb_object_agg(last.type, jsonb_build_object('at', last.at, 'data', last.data))
                      from (select distinct on (type) type, at, data from event
                             where account = a.id and state = 'accepted'
                               -- what is said of another invoice is none of this run's business
                               and (e.key_field is null
                                    or coalesce(case jsonb_typeof(data -> e.key_field)
                                                    when 'number' then trim_scale((data ->> e.key_field)::numeric)::text
                                                    when 'string' then data ->> e.key_field
                                                    when 'boolean' then data ->> e.key_field end, e.key)
                                       is not distinct from e.key)
                             order by type, at desc, recorded_at desc, id) last) as events,
                   (select jsonb_agg(jsonb_build_object('seq', i.seq, 'id', i.id, 'input', i.payload, 'by', i.by,
                                                        'at', i.at, 'note', i.note) order by i.seq)
                      from input i
                     where i.enrolment = e.id
                       and i.seq > coalesce((e.checkpoint ->> 'applied')::bigint, 0)) as inputs,
                   (select jsonb_agg(jsonb_build_object('playbook', o.playbook, 'version', o.version)
                                     order by o.playbook, o.version)
                      from enrolment o
                     where o.account = a.id and o.state <> 'finished' and o.id <> e.id) as others,
                   -- the pending step may have written to some of its people already; that is no reason to put the rest off
                   (select jsonb_object_agg(lately.address, jsonb_build_object(
                               'lifecycle', lately.lifecycle, 'survey', lately.survey))
                      from (select lower(t.recipient) as address,
                                   coalesce(jsonb_agg(t.at) filter (where t.purpose = 'lifecycle' and t.at > recent.begin),
                                            '[]') as lifecycle,
                                   max(t.at) filter (where t.kind = 'survey') as survey
                              from touch t,
                                   -- the 7 days that matter lie within the last 8 before the newest message
                                   lateral (select max(at) - interval '8 days' as begin
                                              from touch where account = a.id and purpose = 'lifecycle') recent
                             where t.account = a.id and t.state not in ('planned', 'failed', 'skipped', 'deferred', 'parked')
                               and (t.kind = 'survey' or t.purpose = 'lifecycle' and t.at > recent.begin)
                               and not (t.enrolment = e.id and t.step = coalesce(e.next_step, '')
                                        and t.occurrence > coalesce(
                                            (e.checkpoint #>> array['steps', e.next_step, 'times'])::int, 0))
                             group by lower(t.recipient)) lately) as contacted,
                   (select jsonb_agg(distinct jsonb_build_object('step', c.step, 'state', c.state))
                      from touch_change c
                     where c.enrolment = e.id and c.state in ('opened', 'clicked', 'replied')) as reactions,
                   coalesce((select turn from pace where pace.account = a.id), 0) as turn,
            """ + StoredPermissions.OF_ACCOUNT + """
             as permissions,
                   (select value from setting where setting.name = 'sending/' || e.playbook) as playbook_sending,
                   (select value from setting where setting.name = 'sending') as sending,
            """ + StoredSignals.OF_ACCOUNT + """
             as signals
              from enrolment e join account a on a.id = e.account
            """;

    private final PlaybookCatalog catalog;
    private final AccountDefaults defaults;
    private final CapSettings caps;
    private final ConsentSettings consent;
    private final LinkSettings links;
    private final ReplySettings replies;

    RunReader(
            PlaybookCatalog catalog,
            AccountDefaults defaults,
            CapSettings caps,
            ConsentSettings consent,
            LinkSettings links,
            ReplySettings replies) {
        this.catalog = catalog;
        this.defaults = defaults;
        this.caps = caps;
        this.consent = consent;
        this.links = links;
        this.replies = replies;
    }

    @Override
    public Run mapRow(ResultSet row, int number) throws SQLException {
        Account account = AccountColumns.read(row, "account_id").apply(contacts(row.getString("contacts")));
        String result = row.getString("last_result");
        Signals signals = StoredSignals.read(row.getString("signals"));
        return new Run(
                row.getString("id"),
                account,
                catalog.version(row.getString("playbook"), row.getInt("version")),
                row.getString("key"),
                row.getInt("epoch"),
                row.getString("clock"),
                CoreJson.read(row.getString("checkpoint"), CadenceState.class),
                result == null ? null : CoreJson.read(result, StepResult.class),
                inputs(row.getString("inputs")),
                row.getLong("last_seq"),
                events(row.getString("events")),
                trigger(row.getString("trigger")),
                quietedBy(row.getString("playbook"), row.getString("others")),
                contacted(row.getString("contacted")),
                engagement(row.getString("reactions")),
                row.getLong("turn"),
                "hold".equals(row.getString("sending")),
                "hold".equals(row.getString("playbook_sending")),
                permissions(row.getString("permissions")),
                caps.most(),
                now -> defaults.facts(account, now, signals));
    }

    private Permissions permissions(@Nullable String json) {
        return StoredPermissions.read(json).withEmailToBeAgreed(consent.emailMustBeAgreed());
    }

    /** Who follows a link or answers has opened the message, whether its picture was loaded or not. */
    private Engagement engagement(@Nullable String json) {
        Map<String, Set<String>> steps = new HashMap<>();
        Set<String> opened = new HashSet<>();
        for (JsonNode reaction : nodes(json)) {
            String step = reaction.path("step").asText();
            steps.computeIfAbsent(reaction.path("state").asText(), state -> new HashSet<>())
                    .add(step);
            opened.add(step);
        }
        return new Engagement(
                links.tracking() ? opened : null,
                links.tracking() ? steps.getOrDefault("clicked", Set.of()) : null,
                replies.heard() ? steps.getOrDefault("replied", Set.of()) : null);
    }

    private static Map<String, Contacted> contacted(@Nullable String json) {
        return json == null ? Map.of() : CoreJson.read(json, new TypeReference<Map<String, Contacted>>() {});
    }

    /** Which of the account's other open playbooks quiets this one. */
    private @Nullable String quietedBy(String playbook, @Nullable String others) {
        return Playbook.quieting(
                playbook,
                nodes(others).stream()
                        .map(other -> catalog.version(
                                        other.path("playbook").asText(),
                                        other.path("version").asInt())
                                .playbook()));
    }

    private static List<Contact> contacts(@Nullable String json) {
        List<Contact> contacts = new ArrayList<>();
        for (JsonNode node : nodes(json)) {
            contacts.add(new Contact(
                    node.path("name").textValue(),
                    node.path("email").textValue(),
                    node.path("phone").textValue(),
                    Role.of(node.path("role").asText()).orElse(Role.USER)));
        }
        return contacts;
    }

    private static List<InputRow> inputs(@Nullable String json) {
        List<InputRow> rows = new ArrayList<>();
        for (JsonNode node : nodes(json)) {
            rows.add(new InputRow(
                    node.path("seq").asLong(),
                    node.path("id").asText(),
                    CoreJson.read(node.path("input").toString(), Input.Numbered.class),
                    node.path("by").asText(),
                    OffsetDateTime.parse(node.path("at").asText()).toInstant(),
                    node.path("note").textValue()));
        }
        return rows;
    }

    static Map<String, Happening> events(@Nullable String json) {
        return json == null ? Map.of() : CoreJson.read(json, new TypeReference<Map<String, Happening>>() {});
    }

    static Map<String, Object> trigger(@Nullable String json) {
        return json == null
                ? Map.of()
                : EventData.plain(CoreJson.read(json, new TypeReference<Map<String, Object>>() {}));
    }

    private static List<JsonNode> nodes(@Nullable String json) {
        return json == null ? List.of() : CoreJson.read(json, new TypeReference<List<JsonNode>>() {});
    }
}
