package dev.steadfast.standalone.settings;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Which engine {@code STEADFAST_ENGINE} asks for. */
public enum EngineWish {
    AUTO,
    DEV_SERVER,
    IN_JVM;

    /** Throws {@link StartRefused} for an unknown name. */
    public static EngineWish from(String text) {
        return Arrays.stream(values())
                .filter(wish -> wish.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new StartRefused("STEADFAST_ENGINE is '%s'; it must be one of %s."
                        .formatted(
                                text,
                                Arrays.stream(values()).map(EngineWish::text).collect(Collectors.joining(", ")))));
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
