package dev.steadfast.template;

import java.util.Arrays;
import java.util.Objects;
import liqp.TemplateContext;
import liqp.filters.Filter;

/**
 * A filter that does not make an empty text of a fact that is not known, and nothing huge of a small one.
 *
 * <p>The limits bound the time a render takes, too: there is no clock here, and none is needed.
 */
final class StrictFilter extends Filter {

    static final int LONGEST_VALUE = 100_000;
    private static final int LONGEST_ARGUMENT = 1_000;

    private final Filter filter;

    StrictFilter(Filter filter) {
        super(filter.getName());
        this.filter = filter;
    }

    @Override
    public Object apply(Object value, TemplateContext context, Object... arguments) {
        if (!getName().equals("default")
                && (value == null || Arrays.stream(arguments).anyMatch(Objects::isNull))) {
            throw new Absent();
        }
        for (Object argument : arguments) {
            check(argument, LONGEST_ARGUMENT);
        }
        Object result = filter.apply(value, context, arguments);
        check(result, LONGEST_VALUE);
        return result;
    }

    private void check(Object value, int most) {
        if (value instanceof CharSequence text && text.length() > most) {
            throw new IllegalStateException("%s has to do with a text of %,d characters; at most %,d are allowed"
                    .formatted(getName(), text.length(), most));
        }
    }
}
