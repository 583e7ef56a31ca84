package dev.steadfast.lint;

import dev.steadfast.playbook.Deed;
import dev.steadfast.playbook.Playbook;
import dev.steadfast.playbook.Step;
import dev.steadfast.playbook.Touch;
import dev.steadfast.template.Snippet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds texts that could not be written: Liquid in a step that asks for what there is not, and e-mails without a subject. */
final class StepTexts {

    private StepTexts() {}

    /** @param letters texts that have a subject; null where that is not known */
    static void check(Playbook playbook, @Nullable Set<String> letters, Findings findings) {
        for (Step step : playbook.outline().all()) {
            switch (step) {
                case Deed deed -> deed.with().forEach((name, source) -> snippet(deed, name, source, findings));
                case Touch touch
                when letters != null && touch.channel() == Touch.Channel.EMAIL && !letters.contains(touch.template()) ->
                    findings.error(
                            touch,
                            "the text \"" + touch.template()
                                    + "\" has no subject in every language, and a letter needs one; begin it with ---, subject: \"...\", ---");
                default -> {}
            }
        }
    }

    private static void snippet(Step step, String name, String source, Findings findings) {
        Pattern place = Pattern.compile("^" + Pattern.quote(name) + ":\\d+: ");
        Snippet.problems(name, source)
                .forEach(problem -> findings.error(
                        step, "\"" + name + "\": " + place.matcher(problem).replaceFirst("")));
    }
}
