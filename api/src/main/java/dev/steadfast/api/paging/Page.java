package dev.steadfast.api.paging;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Part of a list.
 *
 * @param next what to give as {@code after} for the next part; absent on the last
 */
public record Page<T>(List<T> items, @Nullable String next) {
    /** Items in a page unless asked otherwise. */
    public static final String DEFAULT_LIMIT = "50";

    /** The most that may be asked for. */
    public static final int MAX_LIMIT = 200;

    /** A page from a query that was asked for one item more than {@code limit}. */
    public static <T> Page<T> of(List<T> oneMore, int limit, Function<T, String> cursor) {
        return oneMore.size() <= limit
                ? new Page<>(oneMore, null)
                : new Page<>(List.copyOf(oneMore.subList(0, limit)), cursor.apply(oneMore.get(limit - 1)));
    }
}
