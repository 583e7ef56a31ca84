package dev.steadfast.mapping;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a field of an event is to hold. */
public sealed interface Value {

    /** The value for a message; absent where the message does not have it. */
    Optional<Object> in(Object message);

    /** Always the same. */
    record Constant(String text) implements Value {
        @Override
        public Optional<Object> in(Object message) {
            return Optional.of(text);
        }
    }

    /** The first that is there. */
    record Place(List<Pointer> from) implements Value {
        @Override
        public Optional<Object> in(Object message) {
            return from.stream()
                    .flatMap(pointer -> pointer.scalar(message).stream())
                    .findFirst();
        }
    }

    /** The first that begins so; without one the whole rule is not for this message. */
    record Beginning(Place from, String beginning) implements Value {
        @Override
        public Optional<Object> in(Object message) {
            return from.from().stream()
                    .flatMap(pointer -> pointer.scalar(message).stream())
                    .filter(found -> found.toString().startsWith(beginning))
                    .findFirst();
        }
    }

    /**
     * A word of theirs as one of ours.
     *
     * @param otherwise what every other word means; absent where it means nothing
     */
    record Translated(
            Place from, Map<String, String> words, @Nullable String otherwise) implements Value {
        @Override
        public Optional<Object> in(Object message) {
            return from.in(message).flatMap(found -> {
                String word = words.getOrDefault(found.toString(), otherwise);
                return Optional.ofNullable(word);
            });
        }
    }

    /** An amount in a small unit, such as cents. */
    record Divided(Place from, int by) implements Value {
        @Override
        public Optional<Object> in(Object message) {
            return from.in(message).flatMap(this::divided);
        }

        private Optional<Object> divided(Object found) {
            try {
                BigDecimal amount =
                        new BigDecimal(found.toString()).divide(BigDecimal.valueOf(by), MathContext.DECIMAL64);
                return Optional.of(amount.doubleValue());
            } catch (NumberFormatException | ArithmeticException none) {
                return Optional.empty();
            }
        }
    }
}
