package dev.steadfast.activities.connector;

import com.fasterxml.jackson.databind.JsonNode;

/** A call had no success; what that means for the order is {@link #acted()}. */
public final class CallFailed extends Exception {

    private static final long serialVersionUID = 1;

    private final transient Acted acted;
    private final int status;
    private final transient JsonNode json;

    /**
     * A failure.
     *
     * @param status of the answer; 0 where none came
     * @param json of the answer; missing where there is none
     */
    CallFailed(Acted acted, int status, JsonNode json) {
        super(acted.text());
        this.acted = acted;
        this.status = status;
        this.json = json;
    }

    /** The same, meaning something else for the order. */
    public CallFailed as(Acted meaning) {
        return new CallFailed(meaning, status, json);
    }

    public Acted acted() {
        return acted;
    }

    /** Of the answer; 0 where none came. */
    public int status() {
        return status;
    }

    /** Of the answer; missing where there is none. */
    public JsonNode json() {
        return json;
    }
}
