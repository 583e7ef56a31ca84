package dev.steadfast.activities.slack;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What a colleague reads, with the buttons under it.
 *
 * @param to a channel with {@code #} or by id, or somebody's e-mail address
 * @param heading one line
 */
public record Notice(String to, String heading, String text, List<Button> buttons) {

    /** What Slack shows of one message at most. */
    private static final int LONGEST = 2_900;

    private static final JsonMapper JSON = new JsonMapper();

    public Notice {
        buttons = List.copyOf(buttons);
    }

    /**
     * Something that can be done about it; {@code dev.steadfast.api.slack} does it.
     *
     * @param value what it is done to
     */
    public record Button(String action, String label, String value) {

        public static Button done(String task) {
            return new Button("done", "Done", task);
        }

        public static Button snooze(String task) {
            return new Button("snooze", "Snooze a day", task);
        }

        public static Button escalate(String enrolment) {
            return new Button("escalate", "Escalate", enrolment);
        }
    }

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
        if (!buttons.isEmpty()) {
            ArrayNode elements = blocks.addObject().put("type", "actions").putArray("elements");
            buttons.forEach(button -> add(elements, button));
        }
        return body.toString();
    }

    private static void add(ArrayNode elements, Button button) {
        ObjectNode element = elements.addObject()
                .put("type", "button")
                .put("action_id", button.action())
                .put("value", button.value());
        element.putObject("text").put("type", "plain_text").put("text", button.label());
        if (button.action().equals("done")) {
            element.put("style", "primary");
        }
    }

    /** As Slack asks for it: nothing in a text of ours is a link or a mention. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
