package dev.steadfast.api.paging;

import dev.steadfast.api.errors.RuleBroken;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A place in an order of several columns, as one opaque text for {@code after}. */
public final class Cursor {
    private static final String SEPARATOR = "\u0000";

    private Cursor() {}

    /** The text for these values. */
    public static String of(Object... values) {
        var joined = String.join(
                SEPARATOR, List.of(values).stream().map(Object::toString).toList());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(joined.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The place that {@code after} names, absent when it is.
     *
     * @throws RuleBroken when it is none of ours
     */
    public static <T> @Nullable T read(@Nullable String after, int size, Function<List<String>, T> place) {
        if (after == null || after.isEmpty()) {
            return null;
        }
        try {
            var values = List.of(
                    new String(Base64.getUrlDecoder().decode(after), StandardCharsets.UTF_8).split(SEPARATOR, -1));
            if (values.size() == size) {
                return place.apply(values);
            }
        } catch (IllegalArgumentException | DateTimeException notOurs) {
            throw broken(after);
        }
        throw broken(after);
    }

    private static RuleBroken broken(String after) {
        return new RuleBroken("after", after, "must be the `next` of an earlier answer");
    }
}
