package dev.steadfast.api.errors;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.validation.FieldError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;

/** Reads the broken rules out of what Spring throws; parameters and properties are named as outsiders write them. */
final class Violations {
    private Violations() {}

    static List<Violation> of(Exception refused) {
        return switch (refused) {
            case MethodArgumentNotValidException invalid ->
                invalid.getFieldErrors().stream().map(Violations::field).toList();
            case HandlerMethodValidationException invalid ->
                invalid.getParameterValidationResults().stream()
                        .flatMap(Violations::parameter)
                        .toList();
            case MethodArgumentTypeMismatchException mismatch -> List.of(mismatch(mismatch, mismatch.getName()));
            case TypeMismatchException mismatch -> List.of(mismatch(mismatch, ""));
            case MissingServletRequestParameterException missing ->
                List.of(new Violation(missing.getParameterName(), null, "is required"));
            case MissingServletRequestPartException missing ->
                List.of(new Violation(missing.getRequestPartName(), null, "is required"));
            default -> List.of();
        };
    }

    private static Violation field(FieldError error) {
        return new Violation(snakeCase(error.getField()), error.getRejectedValue(), rule(error));
    }

    private static Stream<Violation> parameter(ParameterValidationResult result) {
        if (result instanceof ParameterErrors body) {
            return body.getFieldErrors().stream().map(Violations::field);
        }
        var name = result.getMethodParameter().getParameterName();
        return result.getResolvableErrors().stream()
                .map(error -> new Violation(snakeCase(String.valueOf(name)), result.getArgument(), rule(error)));
    }

    private static Violation mismatch(TypeMismatchException mismatch, String name) {
        var type = mismatch.getRequiredType();
        return new Violation(
                snakeCase(name), mismatch.getValue(), "must be " + (type == null ? "readable" : Expected.of(type)));
    }

    private static String rule(MessageSourceResolvable error) {
        @Nullable String message = error.getDefaultMessage();
        return message == null ? "is not allowed" : message;
    }

    private static String snakeCase(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }
}
