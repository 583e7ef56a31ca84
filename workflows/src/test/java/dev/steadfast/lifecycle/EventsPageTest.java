package dev.steadfast.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/events.md} lists the events that the shipped playbooks know, and no other. */
class EventsPageTest {

    private static final Pattern ASKED =
            Pattern.compile("(?:\\bon: |wait-for: |until: |evidence: |happened\\(\"|last\\(\")([a-z_]+\\.[a-z_]+)");
    private static final Pattern ROW = Pattern.compile("^\\| (`[^|]+`) \\|", Pattern.MULTILINE);
    private static final Pattern NAME = Pattern.compile("`([a-z_]+\\.[a-z_]+)`");

    @Test
    void listsWhatPlaybooksKnow() throws IOException {
        Set<String> known = new TreeSet<>();
        Shipped.names()
                .forEach(name -> ASKED.matcher(Shipped.source(name + ".yaml"))
                        .results()
                        .map(found -> found.group(1))
                        .forEach(known::add));
        // what our own survey page says, whether a shipped playbook asks for it or not
        known.addAll(Set.of("nps.answered", "csat.answered", "ces.answered"));
        Set<String> listed = new TreeSet<>();
        ROW.matcher(Files.readString(root().resolve("docs/events.md")))
                .results()
                .map(MatchResult::group)
                .forEach(row -> NAME.matcher(row).results().forEach(name -> listed.add(name.group(1))));

        assertThat(listed).containsExactlyElementsOf(known);
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("docs"))) {
            folder = Objects.requireNonNull(folder.getParent(), "no folder around here has docs/ in it");
        }
        return folder;
    }
}
