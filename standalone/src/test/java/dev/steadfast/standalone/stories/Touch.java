package dev.steadfast.standalone.stories;

import tools.jackson.databind.JsonNode;

/** One message of one run, planned or sent. */
record Touch(String enrolment, String step) {

    /** From a line of a timeline or from a message. */
    static Touch of(JsonNode node) {
        return new Touch(node.get("enrolment").asString(), node.get("step").asString());
    }
}
