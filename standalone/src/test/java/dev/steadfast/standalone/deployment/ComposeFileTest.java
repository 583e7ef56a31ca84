package dev.steadfast.standalone.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** As much of {@code docker compose up} as can be known without an engine. */
class ComposeFileTest {

    private static final ComposeFile COMPOSE = ComposeFile.shipped();

    /** Spring reads these without being told; what an application needs before it can start. */
    private static final Set<String> DATABASE =
            Set.of("SPRING_DATASOURCE_URL", "SPRING_DATASOURCE_USERNAME", "SPRING_DATASOURCE_PASSWORD");

    private static final Map<String, List<String>> MODULES = Map.of("api", List.of("api"), "worker", List.of("worker"));

    private static final Map<String, Set<String>> REQUIRED = Map.of(
            "api", Set.of("STEADFAST_BIND", "STEADFAST_ADMIN_PASSWORD", "STEADFAST_API_TOKEN", "STEADFAST_PUBLIC_URL"),
            "worker", Set.of("TEMPORAL_ADDRESS", "TEMPORAL_NAMESPACE", "SMTP_HOST", "SMTP_PORT", "MAIL_FROM"));

    @Nested
    class AgainstThePublishedSchema {

        private final JsonMapper json = new JsonMapper();
        private final Schema schema = published();

        @Test
        void theFileIsValid() {
            assertThat(schema.validate(json.<JsonNode>valueToTree(COMPOSE.tree())))
                    .extracting(Error::toString)
                    .isEmpty();
        }

        @Test
        void aMisspeltKeyWouldBeFound() {
            ObjectNode broken = json.valueToTree(COMPOSE.tree());
            ((ObjectNode) broken.get("services").get("api")).put("imagge", "steadfast");
            assertThat(schema.validate(broken)).isNotEmpty();
        }

        private Schema published() {
            try (InputStream file = ComposeFileTest.class.getResourceAsStream("/compose/compose-spec.json")) {
                ObjectNode schema = (ObjectNode) json.readTree(file);
                // A relative name, which the validator does not take; nothing refers to it.
                schema.remove("$id");
                return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(schema);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Nested
    class Variables {

        @ParameterizedTest
        @ValueSource(strings = {"api", "worker"})
        void whatAnApplicationIsGivenItReads(String application) {
            Set<String> read = new TreeSet<>(COMPOSE.readBy(MODULES.get(application)));
            read.addAll(DATABASE);
            assertThat(read).containsAll(COMPOSE.environmentOf(application).keySet());
        }

        @ParameterizedTest
        @ValueSource(strings = {"api", "worker"})
        void whatAnApplicationNeedsItIsGiven(String application) {
            assertThat(COMPOSE.environmentOf(application))
                    .containsKeys(DATABASE.toArray(String[]::new))
                    .containsKeys(REQUIRED.get(application).toArray(String[]::new));
            assertThat(COMPOSE.readBy(MODULES.get(application))).containsAll(REQUIRED.get(application));
        }

        @Test
        void theExampleNamesEveryVariableOfTheFileAndNoOther() {
            Set<String> named = new TreeSet<>();
            COMPOSE.file(".env.example")
                    .lines()
                    .filter(line -> line.matches("#?[A-Z0-9_]+=.*"))
                    .forEach(line -> named.add(line.replace("#", "").split("=", -1)[0]));
            assertThat(named).isEqualTo(COMPOSE.interpolated());
        }

        @Test
        void noSecretStandsInTheFiles() {
            COMPOSE.services()
                    .keySet()
                    .forEach(service -> COMPOSE.environmentOf(service).entrySet().stream()
                            .filter(entry -> entry.getKey().matches(".*(PASSWORD|PWD|TOKEN|KEY|SECRET).*"))
                            .forEach(entry -> assertThat(entry.getValue())
                                    .as("%s of %s", entry.getKey(), service)
                                    .matches("\\$\\{[A-Z_]+(:\\?.*|:-)}")));
            assertThat(COMPOSE.file(".env.example").lines())
                    .filteredOn(line -> line.matches("[A-Z0-9_]+=.*"))
                    .allMatch(line -> line.endsWith("="), "is left empty");
        }
    }

    @Nested
    class EveryService {

        @Test
        void hasAPinnedImageOrIsBuiltHere() {
            COMPOSE.services()
                    .forEach((name, service) -> assertThat(service.containsKey("build")
                                    || String.valueOf(service.get("image")).matches(".+:v?\\d+\\.\\d+(\\.\\d+)?"))
                            .as("%s: %s", name, service.get("image"))
                            .isTrue());
        }

        @Test
        void publishesOnLoopbackOnly() {
            COMPOSE.services().forEach((name, service) -> {
                if (service.get("ports") instanceof List<?> ports) {
                    assertThat(ports)
                            .as(name)
                            .allMatch(port -> String.valueOf(port).startsWith("127.0.0.1:"));
                }
            });
        }

        @Test
        void saysWhenItIsHealthyUnlessItRunsOnceAndEnds() {
            COMPOSE.services()
                    .forEach((name, service) -> assertThat(service.containsKey("healthcheck")
                                    || String.valueOf(service.get("restart")).startsWith("on-failure"))
                            .as(name)
                            .isTrue());
        }

        @Test
        void waitsForWhatItNeeds() {
            Map<String, Map<?, ?>> services = COMPOSE.services();
            services.forEach((name, service) -> {
                if (service.get("depends_on") instanceof Map<?, ?> needs) {
                    needs.forEach((other, how) -> {
                        boolean runsOn = services.get(other).containsKey("healthcheck");
                        assertThat(((Map<?, ?>) how).get("condition"))
                                .as("%s waits for %s", name, other)
                                .isEqualTo(runsOn ? "service_healthy" : "service_completed_successfully");
                    });
                }
            });
        }

        @Test
        void mountsFilesThatExist() {
            assertThat(COMPOSE.mountedFiles())
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(file).isRegularFile());
        }
    }
}
