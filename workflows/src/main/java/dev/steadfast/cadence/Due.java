package dev.steadfast.cadence;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When the pending step is due.
 *
 * @param at in business time, never before the moment of planning
 * @param late whether its day had passed before the run could reach it, so that it will be left out; of a repetition, that no
 *     further time comes
 * @param nominal when it was due by the playbook, where that is earlier than {@code at}
 */
@JsonInclude(Include.NON_DEFAULT)
public record Due(Instant at, boolean late, @Nullable Instant nominal) {

    static Due of(Instant at, Instant nominal) {
        return new Due(at, false, nominal.isBefore(at) ? nominal : null);
    }
}
