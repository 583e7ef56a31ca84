package dev.steadfast.playbook;

/**
 * A field of the language: what may be written there, for readers and for editors.
 *
 * @param says what it means, in one line
 */
record Field(String name, Form form, boolean required, String says) {

    /** What a value looks like. */
    enum Form {
        NAME,
        TEXT,
        INTEGER,
        PERCENT,
        TIME,
        DAY,
        DURATION,
        LIMIT,
        BOOLEAN,
        CONDITION,
        EVENT,
        KEY,
        ANCHOR,
        RE_ENROL,
        LATE,
        RESUME,
        PURPOSE,
        ON_UNCERTAIN,
        ROLES,
        ROLE_WORDS,
        PERSON,
        CHANNEL,
        PEOPLE,
        PLAYBOOKS,
        VALUES,
        CRM_ACTION,
        BILLING_ACTION,
        PRIORITY,
        SURVEY,
        QUESTION,
        MILESTONE,
        CADENCE_DAY,
        OWNER,
        APPROVAL,
        ARMS,
        REPEAT,
        SEND,
        WINDOW,
        QUIET,
        HOLIDAYS,
        CLOSED_DAYS,
        ENROL_RULES,
        GOAL,
        THEN,
        EXITS,
        PAUSE,
        STEPS,
        SOME_STEPS,
        STEPS_BY_NAME
    }

    static Field required(String name, Form form, String says) {
        return new Field(name, form, true, says);
    }

    static Field optional(String name, Form form, String says) {
        return new Field(name, form, false, says);
    }
}
