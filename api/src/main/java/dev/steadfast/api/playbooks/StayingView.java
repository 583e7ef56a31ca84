package dev.steadfast.api.playbooks;

import dev.steadfast.store.versions.Fate;
import java.util.List;

/**
 * A run that stays where it is.
 *
 * @param reason what would be lost, or what is in the way
 */
record StayingView(String enrolment, String account, String reason) {

    static List<StayingView> of(List<Fate.Stays> stay) {
        return stay.stream()
                .map(one -> new StayingView(one.enrolment(), one.account(), one.reason()))
                .toList();
    }
}
