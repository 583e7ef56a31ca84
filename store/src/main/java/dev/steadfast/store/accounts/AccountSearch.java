package dev.steadfast.store.accounts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A query in SQL: the ids of one page and one more. */
final class AccountSearch {

    private final List<String> conditions = new ArrayList<>(List.of("true"));
    private final Map<String, Object> parameters = new HashMap<>();

    AccountSearch(AccountQuery query) {
        require("text", query.text() == null ? null : containing(query.text()), """
                (a.id ilike :text or a.name ilike :text or a.domain ilike :text or exists (
                    select from contact c where c.account = a.id and (c.name ilike :text or c.email ilike :text)))
                """);
        require("segment", query.segment(), "a.segment = :segment");
        require("owner", query.owner(), "lower(a.owner_email) = lower(:owner)");
        require("playbook", query.playbook(), """
                exists (select from enrolment e
                        where e.account = a.id and e.playbook = :playbook and e.state <> 'finished')
                """);
        require("after", query.after(), "a.id > :after");
        parameters.put("limit", query.limit() + 1);
    }

    String sql() {
        return "select a.id from account a where %s order by a.id limit :limit"
                .formatted(String.join(" and ", conditions));
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    private void require(String name, @Nullable Object value, String condition) {
        if (value != null) {
            conditions.add(condition);
            parameters.put(name, value);
        }
    }

    private static String containing(String text) {
        return "%" + text.strip().replaceAll("([\\\\%_])", "\\\\$1") + "%";
    }
}
