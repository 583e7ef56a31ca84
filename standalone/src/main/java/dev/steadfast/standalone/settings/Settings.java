package dev.steadfast.standalone.settings;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the environment asks of a start. A variable that is set to nothing counts as not set.
 *
 * @param data folder of everything that survives a restart, absolute
 * @param bind address that the page listens on
 * @param port port of the page, 0 for any free one
 */
public record Settings(
        Path data,
        String bind,
        int port,
        Optional<String> datasourceUrl,
        Optional<String> temporalAddress,
        Optional<String> temporalUiUrl,
        EngineWish engine,
        Optional<String> smtpHost) {

    /** Reads the environment; throws {@link StartRefused} when a value is not allowed, or two contradict each other. */
    public static Settings from(Map<String, String> environment) {
        var settings = new Settings(
                Path.of(value(environment, "STEADFAST_DATA").orElse("data"))
                        .toAbsolutePath()
                        .normalize(),
                value(environment, "STEADFAST_BIND").orElse("127.0.0.1"),
                port(value(environment, "STEADFAST_PORT").orElse("8080")),
                value(environment, "SPRING_DATASOURCE_URL"),
                value(environment, "TEMPORAL_ADDRESS"),
                value(environment, "TEMPORAL_UI_URL"),
                EngineWish.from(value(environment, "STEADFAST_ENGINE").orElse("auto")),
                value(environment, "SMTP_HOST"));
        if (settings.temporalAddress().isPresent() && settings.engine() != EngineWish.AUTO) {
            throw new StartRefused("TEMPORAL_ADDRESS and STEADFAST_ENGINE=%s contradict each other; unset one of them."
                    .formatted(settings.engine().text()));
        }
        return settings;
    }

    private static Optional<String> value(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= 65535) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw notAPort(text, e);
        }
        throw notAPort(text, null);
    }

    private static StartRefused notAPort(String text, @Nullable Throwable cause) {
        String line = "STEADFAST_PORT is '%s'; it must be a number from 0 to 65535.".formatted(text);
        return cause == null ? new StartRefused(line) : new StartRefused(line, cause);
    }
}
