package dev.steadfast.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import liqp.Insertion;
import liqp.Insertions;
import liqp.TemplateParser;
import liqp.filters.Filter;
import liqp.filters.Filters;
import liqp.parser.Flavor;

/** The part of Liquid that texts may use: what reads no file, asks no clock, and cannot grow without bound. */
final class Dialect {

    static final Set<String> TAGS =
            new TreeSet<>(Set.of("assign", "break", "case", "comment", "continue", "for", "if", "raw", "unless"));

    static final Set<String> FILTERS = new TreeSet<>(Set.of(
            "abs",
            "append",
            "at_least",
            "at_most",
            "capitalize",
            "ceil",
            "date",
            "default",
            "divided_by",
            "downcase",
            "first",
            "floor",
            "join",
            "last",
            "lstrip",
            "minus",
            "modulo",
            "plus",
            "prepend",
            "remove",
            "remove_first",
            "replace",
            "replace_first",
            "reverse",
            "round",
            "rstrip",
            "size",
            "slice",
            "sort",
            "split",
            "strip",
            "times",
            "truncate",
            "truncatewords",
            "uniq",
            "upcase",
            "url_encode"));

    private static final int MOST_ITERATIONS = 1_000;

    /** Knows every tag, so that a forbidden one is found by its name and not as a riddle of syntax. */
    static final TemplateParser PARSER = new TemplateParser.Builder()
            .withFlavor(Flavor.LIQUID)
            .withErrorMode(TemplateParser.ErrorMode.STRICT)
            .withStrictTypedExpressions(false)
            .withNameResolver(name -> {
                throw new IllegalStateException("include is not allowed: " + name);
            })
            .withMaxIterations(MOST_ITERATIONS)
            .withMaxSizeRenderedString(StrictFilter.LONGEST_VALUE)
            .build();

    static final Insertions INSERTIONS = Insertions.of(allowed());

    private static final Map<String, Filter> PLAIN_FILTERS = Filters.DEFAULT_FILTERS.getMap();

    private Dialect() {}

    private static List<Insertion> allowed() {
        return TAGS.stream()
                .map(Insertions.STANDARD_INSERTIONS::get)
                .filter(Objects::nonNull)
                .toList();
    }

    static Filters filters(Locale locale) {
        List<Filter> filters = new ArrayList<>();
        for (String name : FILTERS) {
            Filter plain = name.equals("date")
                    ? new DateFilter(locale)
                    : Objects.requireNonNull(PLAIN_FILTERS.get(name), name);
            filters.add(new StrictFilter(plain));
        }
        return Filters.of(filters);
    }
}
