package dev.steadfast.template;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import liqp.TemplateContext;
import liqp.filters.Filter;
import ua.co.k.strftime.StrftimeFormatter;

/** {@code date} as Liquid has it, in the language of the text and without a clock: "now" is no date here. */
final class DateFilter extends Filter {

    private final Locale locale;

    DateFilter(Locale locale) {
        super("date");
        this.locale = locale;
    }

    /** What is no date stays as it is. */
    @Override
    public Object apply(Object value, TemplateContext context, Object... arguments) {
        if (arguments.length != 1 || arguments[0].toString().isBlank()) {
            throw new IllegalStateException("date needs a pattern, such as date: \"%d.%m.%Y\"");
        }
        ZonedDateTime date;
        if (value instanceof ZonedDateTime zoned) {
            date = zoned;
        } else {
            try {
                date = LocalDate.parse(value.toString().strip()).atStartOfDay(ZoneOffset.UTC);
            } catch (DateTimeParseException e) {
                return value;
            }
        }
        return StrftimeFormatter.ofSafePattern(arguments[0].toString(), locale).format(date);
    }
}
