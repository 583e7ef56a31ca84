package dev.steadfast.activities.slack;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * What a colleague reads, with the buttons under it.
 *
 * @param to a channel with {@code #} or by id, or somebody's e-mail address
 * @param heading one line
 * @param task that the buttons act on; null where nobody in particular is told, and there is only one to escalate
 * @param enrolment that it is about
 */
public record Notice(
        String to, String heading, String text, @Nullable String task, String enrolment) {

    /** What Slack shows of one message at most. */
    private static final int LONGEST = 2_900;

    private static final JsonMapper JSON = new JsonMapper();

    /** The body of {@code chat.postMessage}. */
    String body(String channel) {
        String markdown = escaped(text.length() > LONGEST ? text.substring(0, LONGEST - 1) + "…" : text);
        ObjectNode body = JSON.createObjectNode()
                .put("channel", channel)
                .put("text", escaped(heading) + ": " + markdown)
                .put("unfurl_links", false);
        ArrayNode blocks = body.putArray("blocks");
        blocks.addObject()
                .put("type", "section")
                .putObject("text")
                .put("type", "mrkdwn")
                .put("text", "*" + escaped(heading) + "*\n" + markdown);
        ArrayNode buttons = blocks.addObject().put("type", "actions").putArray("elements");
        if (task != null) {
            button(buttons, "done", "Done", task).put("style", "primary");
            button(buttons, "snooze", "Snooze a day", task);
        }
        button(buttons, "escalate", "Escalate", enrolment);
        return body.toString();
    }

    private static ObjectNode button(ArrayNode buttons, String action, String label, String value) {
        ObjectNode button = buttons.addObject()
                .put("type", "button")
                .put("action_id", action)
                .put("value", value);
        button.putObject("text").put("type", "plain_text").put("text", label);
        return button;
    }

    /** As Slack asks for it: nothing in a text of ours is a link or a mention. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
