package dev.steadfast.cli;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Settings as a server gets them: from its environment, or from the file that docker compose makes it from. */
final class ServerSettings {

    private final Map<String, String> values;

    private ServerSettings(Map<String, String> values) {
        this.values = values;
    }

    /**
     * What the file says, and for what it does not, the environment.
     *
     * @param file lines {@code NAME=VALUE}, as a {@code .env} has them; null for the environment alone
     * @throws BadFile with every line that is none
     */
    static ServerSettings of(Map<String, String> environment, @Nullable Path file) {
        Map<String, String> values = new HashMap<>(environment);
        if (file != null) {
            values.putAll(read(file));
        }
        return new ServerSettings(values);
    }

    private static Map<String, String> read(Path file) {
        Map<String, String> values = new HashMap<>();
        List<String> problems = new ArrayList<>();
        int number = 0;
        for (String text : TextFile.read(file).lines().toList()) {
            number++;
            String line = text.strip();
            int sign = line.indexOf('=');
            if (sign > 0) {
                values.put(
                        line.substring(0, sign).strip(),
                        unquoted(line.substring(sign + 1).strip()));
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                // its text may be a secret
                problems.add("%s:%d: no setting is on this line; NAME=VALUE is allowed".formatted(file, number));
            }
        }
        if (!problems.isEmpty()) {
            throw new BadFile(problems);
        }
        return values;
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() > 1
                && (value.startsWith("\"") || value.startsWith("'"))
                && value.charAt(0) == value.charAt(value.length() - 1);
        return quoted ? value.substring(1, value.length() - 1) : value;
    }

    /**
     * One setting.
     *
     * @param otherwise its value where it is not set, or set to nothing
     * @param rule what it must be
     * @param reader makes a value of its text
     * @throws Failure when the reader does not take it
     */
    <T> T value(String name, T otherwise, String rule, Function<String, T> reader) {
        String text = values.getOrDefault(name, "");
        try {
            return text.isEmpty() ? otherwise : reader.apply(text);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new Failure(name + " must be " + rule + ", and is " + text);
        }
    }
}
