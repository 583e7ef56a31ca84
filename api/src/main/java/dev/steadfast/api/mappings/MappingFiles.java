package dev.steadfast.api.mappings;

import dev.steadfast.mapping.Mapping;
import dev.steadfast.playbook.BadPlaybook;
import dev.steadfast.playbook.MappingReader;
import dev.steadfast.playbook.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The mappings that come with the product, and those in a folder of the user's own, which add to them. The application does
 * not start with a bad one, and says everything that is wrong.
 */
@Component
class MappingFiles {

    private static final String SHIPPED = "classpath*:playbooks/mappings/*.yaml";

    /** Says what events tell of accounts, not what messages mean. */
    private static final String SIGNALS = "signals.yaml";

    private final String folder;

    MappingFiles(@Value("${steadfast.mappings:}") String folder) {
        this.folder = folder;
    }

    /** By the system that they are for. */
    Map<String, Mapping> read() {
        Map<String, Mapping> bySource = new HashMap<>();
        List<Problem> problems = new ArrayList<>();
        texts().forEach((file, yaml) -> {
            try {
                Mapping mapping = MappingReader.read(file, yaml);
                bySource.merge(mapping.source(), mapping, (ours, theirs) -> ours.and(theirs));
            } catch (BadPlaybook bad) {
                problems.addAll(bad.problems());
            }
        });
        if (!problems.isEmpty()) {
            throw new BadPlaybook(problems);
        }
        return bySource;
    }

    private SequencedMap<String, String> texts() {
        SequencedMap<String, String> shipped = new TreeMap<>();
        try {
            for (Resource resource : new PathMatchingResourcePatternResolver().getResources(SHIPPED)) {
                String file = Objects.requireNonNull(resource.getFilename());
                if (!file.equals(SIGNALS)) {
                    shipped.put("mappings/" + file, resource.getContentAsString(StandardCharsets.UTF_8));
                }
            }
            // what ships comes first: it says where a message has its type and id
            SequencedMap<String, String> texts = new LinkedHashMap<>(shipped);
            if (!folder.isBlank()) {
                texts.putAll(own(Path.of(folder)));
            }
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException("The mappings in \"%s\" cannot be read".formatted(folder), e);
        }
    }

    private static Map<String, String> own(Path folder) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()) {
                texts.put(file.toString(), Files.readString(file));
            }
        }
        return texts;
    }
}
