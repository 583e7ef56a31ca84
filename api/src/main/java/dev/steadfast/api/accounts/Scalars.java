package dev.steadfast.api.accounts;

import dev.steadfast.account.BrokenRule;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The simple values of JSON, in the types that the rules of an account know. */
final class Scalars {

    private Scalars() {}

    static String text(JsonNode value) {
        if (!value.isString()) {
            throw new BrokenRule("must be a text");
        }
        return value.stringValue();
    }

    /** Digits without an exponent. */
    static String number(JsonNode value) {
        if (!Double.isFinite(value.doubleValue())) {
            throw new BrokenRule("must be a number that fits 64 bits");
        }
        return value.decimalValue().toPlainString();
    }

    /** Text, number or boolean, or null. */
    static @Nullable Object any(JsonNode value) {
        if (value.isNull()) {
            return null;
        }
        if (value.isString()) {
            return value.stringValue();
        }
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        if (value.isNumber()) {
            return value.isIntegralNumber() ? value.bigIntegerValue() : (Object) value.doubleValue();
        }
        throw new BrokenRule("must be a text, a number, true or false");
    }
}
