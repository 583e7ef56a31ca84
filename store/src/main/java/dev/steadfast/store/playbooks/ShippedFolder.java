package dev.steadfast.store.playbooks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The playbooks folder that comes with the product. */
public final class ShippedFolder {

    private ShippedFolder() {}

    /** Its files, read anew. */
    public static PlaybookFolder read() {
        Map<String, String> files = new TreeMap<>();
        texts("classpath*:playbooks/*.yaml", "", files);
        texts("classpath*:playbooks/templates/*.md", "templates/", files);
        attachments(files);
        return PlaybookFolder.of(files);
    }

    private static void attachments(Map<String, String> files) {
        try {
            for (Resource resource : new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:playbooks/templates/attachments/*.*")) {
                files.put(
                        "templates/attachments/" + Objects.requireNonNull(resource.getFilename()),
                        Base64.getEncoder().encodeToString(resource.getContentAsByteArray()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The shipped attachments cannot be read", e);
        }
    }

    private static void texts(String pattern, String folder, Map<String, String> files) {
        try {
            for (Resource resource : new PathMatchingResourcePatternResolver().getResources(pattern)) {
                files.put(
                        folder + Objects.requireNonNull(resource.getFilename()),
                        resource.getContentAsString(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The shipped playbooks cannot be read", e);
        }
    }
}
