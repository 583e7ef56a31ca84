package dev.steadfast.api.imports;

import dev.steadfast.account.Attribute;
import dev.steadfast.account.BrokenRule;
import dev.steadfast.account.RelativeDay;
import java.util.Optional;

/** The rules that only a cell of a file has; all others are those of every account. */
final class CellRules {

    static final String NOT_UTF_8 = "must be UTF-8; save the file with this encoding";

    private CellRules() {}

    /** The text without the blanks around it. */
    static String text(String cell) {
        if (cell.indexOf('\ufffd') >= 0) {
            throw new BrokenRule(NOT_UTF_8);
        }
        return cell.strip();
    }

    /** The value of a cell that is not empty; days may also be told from today. */
    static Object value(Attribute attribute, String text) {
        Optional<RelativeDay> day = attribute.isDay() ? RelativeDay.read(text) : Optional.empty();
        return day.isPresent() ? day.get() : attribute.read(text);
    }
}
