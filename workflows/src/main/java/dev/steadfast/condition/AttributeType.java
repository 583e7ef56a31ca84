package dev.steadfast.condition;

import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.steadfast.account.CustomValues;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

/** What an attribute of the user's own may be declared as. */
public enum AttributeType {
    STRING(SimpleType.STRING),
    NUMBER(SimpleType.DOUBLE),
    BOOLEAN(SimpleType.BOOL),
    DATE(SimpleType.TIMESTAMP);

    private final CelType cel;

    AttributeType(CelType cel) {
        this.cel = cel;
    }

    /** The word used in {@code attributes.yaml}: the lower-case name. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    CelType cel() {
        return cel;
    }

    /**
     * A stored value as this type, whatever it came in as: {@code "12"} is a number, {@code "yes"} is true, a date is
     * the beginning of that day in {@code zone}. Empty when the value cannot be read so.
     */
    public Optional<Object> read(Object value, ZoneId zone) {
        return switch (this) {
            case STRING -> Optional.of(CustomValues.text(value));
            case NUMBER -> CustomValues.number(value).map(number -> number);
            case BOOLEAN -> CustomValues.truth(value).map(truth -> truth);
            case DATE -> CustomValues.moment(value, zone).map(moment -> moment);
        };
    }
}
