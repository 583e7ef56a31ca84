package dev.steadfast.lint;

import dev.steadfast.playbook.BadPlaybook;
import dev.steadfast.playbook.Playbook;
import dev.steadfast.playbook.PlaybookReader;
import dev.steadfast.playbook.Problem;
import dev.steadfast.playbook.Surroundings;
import java.util.List;

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
            return check(file, PlaybookReader.read(file, yaml, surroundings), settings);
        } catch (BadPlaybook e) {
            return e.problems();
        }
    }

    /**
     * What is wrong with a playbook that could be read.
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
