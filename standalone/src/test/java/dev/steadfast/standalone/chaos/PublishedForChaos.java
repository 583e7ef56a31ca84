package dev.steadfast.standalone.chaos;

import dev.steadfast.store.playbooks.PlaybookCatalog;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.ComponentScan;

/** Publishes the playbook of the suite: five letters seconds apart, with an answer of the customer between. */
final class PublishedForChaos {
    static final int LETTERS = 5;

    private static final String PLAYBOOK = """
            playbook: chaos
            enrol: [{ on: chaos.begin }]
            purpose: transactional
            send: { window: "mon-sun 00:00-23:59" }
            steps:
              - { id: one, email: text }
              - { id: two, after: 2s, email: text }
              - { id: three, after: 2s, email: text }
              - { id: answer, wait-for: chaos.answer, until: 2d }
              - { id: four, after: 1s, email: text }
              - { id: five, after: 1s, email: text }
            """;

    private PublishedForChaos() {}

    /** No {@code @Configuration}: the quick start, whose scan covers this package, must not find it. */
    @EnableAutoConfiguration
    @ComponentScan("dev.steadfast.store")
    @ConfigurationPropertiesScan("dev.steadfast.store")
    static class Store {}

    /** Brings the database up to date and the playbook in. */
    static void in(String url) {
        try (var store = new SpringApplicationBuilder(Store.class)
                .web(WebApplicationType.NONE)
                .run(
                        "--spring.config.location=optional:classpath:/nothing.yaml",
                        "--spring.datasource.url=" + url,
                        "--spring.datasource.username=postgres",
                        "--spring.datasource.password=postgres")) {
            store.getBean(PlaybookCatalog.class)
                    .publish("chaos.yaml", PLAYBOOK, Map.of("text.md", "---\nsubject: Hello\n---\nHello.\n"), "test");
        }
    }
}
