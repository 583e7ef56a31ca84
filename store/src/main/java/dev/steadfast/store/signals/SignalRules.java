package dev.steadfast.store.signals;

import dev.steadfast.mapping.SignalRule;
import dev.steadfast.mapping.SignalRule.Seen;
import dev.steadfast.playbook.SignalsReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The rules by which events become signals: those that ship, or those of a file of the user's own. */
@Component
class SignalRules {

    private static final String SHIPPED = "/playbooks/mappings/signals.yaml";

    private final List<SignalRule> rules;

    SignalRules(@Value("${steadfast.signals:}") String file) throws IOException {
        this.rules = file.isBlank()
                ? SignalsReader.read("signals.yaml", shipped())
                : SignalsReader.read(file, Files.readString(Path.of(file)));
    }

    /** All that an event says. */
    List<Seen> seen(String type, Map<String, Object> data) {
        return rules.stream().flatMap(rule -> rule.seen(type, data).stream()).toList();
    }

    private static String shipped() {
        try (InputStream file = Objects.requireNonNull(SignalRules.class.getResourceAsStream(SHIPPED), SHIPPED)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
