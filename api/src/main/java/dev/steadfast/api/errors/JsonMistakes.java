package dev.steadfast.api.errors;

import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says in the words of the API what Jackson found wrong with a body. */
public final class JsonMistakes {
    private JsonMistakes() {}

    /** 422 for JSON of the wrong shape, with where and what is allowed; 400 for what is not JSON. */
    public static ProblemDetail describe(JacksonException mistake) {
        return mistake instanceof MismatchedInputException mismatch && isAboutAPlace(mismatch)
                ? Problems.of(new RuleBroken(path(mismatch), value(mismatch), rule(mismatch)))
                : Problems.of(HttpStatus.BAD_REQUEST, "The body is not readable as JSON%s.".formatted(place(mistake)));
    }

    /** The broken rule of a shape mistake, for where several are collected. */
    public static Violation violation(MismatchedInputException mistake) {
        return new Violation(path(mistake), value(mistake), rule(mistake));
    }

    /** False for what stands after the end of the body, and the like. */
    private static boolean isAboutAPlace(MismatchedInputException mismatch) {
        return mismatch instanceof UnrecognizedPropertyException
                || (mismatch.getTargetType() != null
                        && !mismatch.getOriginalMessage().startsWith("Trailing token"));
    }

    private static String place(JacksonException mistake) {
        var location = mistake.getLocation();
        return location == null || location.getLineNr() < 1
                ? ""
                : ": line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
    }

    private static String path(JacksonException mistake) {
        return mistake.getPath().stream()
                .map(part ->
                        part.getPropertyName() == null ? "[" + part.getIndex() + "]" : "." + part.getPropertyName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }

    private static @Nullable Object value(MismatchedInputException mistake) {
        return mistake instanceof InvalidFormatException format ? format.getValue() : null;
    }

    private static String rule(MismatchedInputException mistake) {
        return mistake instanceof UnrecognizedPropertyException unknown
                ? "is not a property that is known here; allowed: " + words(unknown.getKnownPropertyIds())
                : "must be " + Expected.of(mistake.getTargetType());
    }

    private static String words(@Nullable Collection<Object> names) {
        return names == null
                ? "none"
                : names.stream().map(Object::toString).sorted().collect(Collectors.joining(", "));
    }
}
