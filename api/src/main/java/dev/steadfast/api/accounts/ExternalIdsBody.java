package dev.steadfast.api.accounts;

import dev.steadfast.account.BrokenRule;
import dev.steadfast.account.ExternalId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Reads what other systems call an account from JSON. */
final class ExternalIdsBody {

    private static final int MOST = 100;

    private ExternalIdsBody() {}

    static List<ExternalId> read(JsonNode ids, Mistakes mistakes) {
        if (!ids.isArray() || ids.size() > MOST) {
            mistakes.add(
                    "external_ids", ids, "must be an array of at most %d texts like stripe:cus_123".formatted(MOST));
            return List.of();
        }
        Set<ExternalId> read = new LinkedHashSet<>();
        for (int i = 0; i < ids.size(); i++) {
            try {
                read.add(ExternalId.read(Scalars.text(ids.get(i))));
            } catch (BrokenRule e) {
                mistakes.add("external_ids[%d]".formatted(i), ids.get(i), e.rule());
            }
        }
        return List.copyOf(read);
    }
}
