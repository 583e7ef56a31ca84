package dev.steadfast.store.playbooks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** Publishes the playbooks that come with the product when an app starts; content that is published stays as it is. */
@Component
class ShippedPlaybooks implements InitializingBean {

    /** What lies beside the playbooks and is none. */
    private static final Set<String> NO_PLAYBOOKS = Set.of("attributes.yaml", "team.yaml");

    private final PlaybookCatalog catalog;

    ShippedPlaybooks(PlaybookCatalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public void afterPropertiesSet() {
        Map<String, String> templates = texts("classpath*:playbooks/templates/*.md");
        Map<String, String> playbooks = texts("classpath*:playbooks/*.yaml");
        playbooks.keySet().removeAll(NO_PLAYBOOKS);
        playbooks.forEach((file, yaml) -> catalog.publish(file, yaml, templates, "steadfast"));
    }

    private static Map<String, String> texts(String pattern) {
        Map<String, String> texts = new TreeMap<>();
        try {
            for (Resource resource : new PathMatchingResourcePatternResolver().getResources(pattern)) {
                texts.put(
                        Objects.requireNonNull(resource.getFilename()),
                        resource.getContentAsString(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The shipped playbooks cannot be read", e);
        }
        return texts;
    }
}
