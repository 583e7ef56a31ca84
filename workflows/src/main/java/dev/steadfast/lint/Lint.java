package dev.steadfast.lint;

import dev.steadfast.playbook.BadPlaybook;
import dev.steadfast.playbook.Playbook;
import dev.steadfast.playbook.PlaybookReader;
import dev.steadfast.playbook.Problem;
import dev.steadfast.playbook.Surroundings;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds what a playbook says but cannot mean. Errors refuse a file, as those of its reader do; warnings do not.
 * It reads no clock and no account: what it finds holds for every run there can be.
 */
public final class Lint {

    private Lint() {}

    /**
     * Everything that is wrong with a file: what its reader refuses, or, where that is nothing, what {@link #check}
     * finds.
     *
     * @param file name for messages
     * @return in file order; empty when all is well
     */
    public static List<Problem> file(String file, String yaml, Surroundings surroundings, LintSettings settings) {
        try {
            Playbook playbook = PlaybookReader.read(file, yaml, surroundings);
            return Stream.concat(texts(file, playbook, surroundings).stream(), check(file, playbook, settings).stream())
                    .sorted(Comparator.comparingInt(Problem::line))
                    .toList();
        } catch (BadPlaybook e) {
            return e.problems();
        }
    }

    /**
     * What the steps of a playbook could never write: Liquid that asks for what there is not, and e-mails whose text has no
     * subject. A playbook with such a problem is not published either.
     *
     * @param file name for messages
     * @return in file order; empty when all is well
     */
    public static List<Problem> texts(String file, Playbook playbook, Surroundings surroundings) {
        var findings = new Findings(file);
        StepTexts.check(playbook, surroundings.letters(), findings);
        return findings.inFileOrder();
    }

    /**
     * What else is wrong with a playbook that could be read.
     *
     * @param file name for messages
     * @return in file order; empty when all is well
     */
    public static List<Problem> check(String file, Playbook playbook, LintSettings settings) {
        var findings = new Findings(file);
        Reach reach = Reach.of(playbook, findings);
        StepQuestions.check(playbook, reach, settings, findings);
        DayOrder.check(playbook, findings);
        IdleFields.check(playbook, findings);
        SelfEnrolment.check(playbook, findings);
        TouchLimit.check(playbook, settings.mostTouches(), findings);
        return findings.inFileOrder();
    }
}
