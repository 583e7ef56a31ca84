package dev.steadfast.cadence;

import java.util.Locale;

/** What keeps a touch from leaving now, in the order in which it is asked: the first that does is the reason given. */
public enum Rule {
    /** The address has bounced for good, its owner complained, or somebody said never again. */
    SUPPRESSED,
    /** Its owner has not agreed, or has taken it back. */
    CONSENT,
    /** There is nobody to write to. */
    CONTACT,
    /** It is later than it may be. */
    EXPIRED,
    /** All sending is on hold. */
    HOLD,
    /** The playbook is on hold. */
    PLAYBOOK_HOLD,
    /** A more important playbook runs. */
    ARBITER,
    /** A contact has had enough. */
    CONTACT_CAP,
    /** An account has had enough. */
    ACCOUNT_CAP,
    /** It is no decent hour. */
    HOURS;

    /** As tables, JSON and pages say it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
