package dev.steadfast.template;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * A template file, taken apart.
 *
 * @param subject null for a text without one, such as a text message
 * @param attach names of files that go along
 * @param body Markdown with Liquid in it
 * @param bodyLine the line of the file at which the body begins, from 1
 */
record Source(@Nullable String subject, List<String> attach, String body, int bodyLine) {

    /** Far more than anybody reads. */
    private static final int LONGEST = 60_000;

    private static final String FENCE = "---";

    /** The body is empty where it could not be found; what is wrong is then among the findings. */
    static Source read(String text, Findings findings) {
        String source = (text.startsWith("\uFEFF") ? text.substring(1) : text).replace("\r\n", "\n");
        if (source.length() > LONGEST) {
            findings.add(1, "has %,d characters; at most %,d are allowed".formatted(source.length(), LONGEST));
            return new Source(null, List.of(), "", 1);
        }
        if (source.chars().anyMatch(c -> c == Slots.OPEN || c == Slots.CLOSE || c == 0)) {
            findings.add(1, "has a character that no reader can see (U+0000, U+E000 or U+E001); remove it");
        }
        int end = source.indexOf("\n" + FENCE + "\n", FENCE.length());
        if (!source.startsWith(FENCE + "\n") || end < 0) {
            findings.add(
                    1,
                    "begins without a subject; expected a line ---, then subject: \"...\" (left out for sms and in-app),"
                            + " then a line ---");
            return new Source(null, List.of(), "", 1);
        }
        String front = source.substring(FENCE.length() + 1, end + 1);
        String body = source.substring(end + FENCE.length() + 2);
        if (body.isBlank()) {
            findings.add(1, "has no text below the second ---");
        }
        if (front.isBlank()) {
            return new Source(null, List.of(), body, lines(front) + 3);
        }
        Map<?, ?> keys = keys(front, findings);
        return new Source(subject(keys, findings), attach(keys, findings), body, lines(front) + 3);
    }

    private static int lines(String text) {
        return Math.toIntExact(text.chars().filter(c -> c == '\n').count());
    }

    private static Map<?, ?> keys(String front, Findings findings) {
        try {
            Object read =
                    new Load(LoadSettings.builder().setAllowDuplicateKeys(false).build()).loadFromString(front);
            return read instanceof Map<?, ?> keys ? keys : Map.of();
        } catch (YamlEngineException e) {
            findings.add(2, "the part between the two --- is not readable: " + firstLine(e));
            return Map.of();
        }
    }

    private static String firstLine(YamlEngineException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
    }

    private static @Nullable String subject(Map<?, ?> keys, Findings findings) {
        keys.keySet().stream()
                .filter(key -> !"subject".equals(key) && !"attach".equals(key))
                .forEach(key -> findings.add(2, "unknown field \"" + key + "\"; only subject and attach are allowed"));
        if (!(keys.get("subject") instanceof String subject) || subject.isBlank()) {
            findings.add(2, "subject is missing or not a text; expected subject: \"...\" with quotes around it");
            return null;
        }
        return subject;
    }

    private static List<String> attach(Map<?, ?> keys, Findings findings) {
        if (!keys.containsKey("attach")) {
            return List.of();
        }
        if (keys.get("attach") instanceof List<?> names && names.stream().allMatch(String.class::isInstance)) {
            return names.stream().map(String.class::cast).distinct().toList();
        }
        findings.add(2, "attach is not a list of files; expected attach: [file.pdf]");
        return List.of();
    }
}
