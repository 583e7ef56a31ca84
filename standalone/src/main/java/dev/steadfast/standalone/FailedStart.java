package dev.steadfast.standalone;

import dev.steadfast.api.security.ExposedWithoutSignIn;
import dev.steadfast.standalone.place.PagePort;
import dev.steadfast.standalone.settings.StartRefused;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.web.server.PortInUseException;

/** The one line that a failed start leaves on the console. */
final class FailedStart {
    private FailedStart() {}

    /** The failure in words: what was found and what to do, or at least where to read on. */
    static String line(Throwable failure, Path log) {
        List<Throwable> chain = Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .toList();
        return chain.stream()
                .map(FailedStart::known)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElseGet(() ->
                        "Steadfast could not start: %s; details are in %s.".formatted(firstLine(chain.getLast()), log));
    }

    private static String known(Throwable failure) {
        return switch (failure) {
            case StartRefused refused -> String.valueOf(refused.getMessage());
            case ExposedWithoutSignIn exposed -> String.valueOf(exposed.getMessage());
            case PortInUseException busy -> PagePort.busy(busy.getPort());
            default -> "";
        };
    }

    private static String firstLine(Throwable failure) {
        String text = failure.getMessage() == null
                ? failure.toString()
                : failure.getMessage().lines().findFirst().orElse(failure.toString());
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }
}
