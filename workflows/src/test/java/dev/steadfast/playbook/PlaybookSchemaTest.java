package dev.steadfast.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Editors say the same as the reader: the schema is made of its tables, and fits what ships and what is documented. */
class PlaybookSchemaTest {

    private static final String COMMITTED = "playbooks/playbook.schema.json";

    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(PlaybookSchema.json(), InputFormat.JSON);

    private static List<String> complaints(String yaml) {
        try {
            Object content = new Load(LoadSettings.builder().build()).loadFromString(yaml);
            return SCHEMA.validate(new ObjectMapper().writeValueAsString(content), InputFormat.JSON).stream()
                    .map(Error::toString)
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** {@code -Dschema.write=true} writes the file instead. */
    @Test
    void theCommittedFileIsWhatTheTablesSay() throws IOException {
        if (Boolean.getBoolean("schema.write")) {
            Files.writeString(ProjectFiles.path(COMMITTED), PlaybookSchema.json());
        }
        assertThat(ProjectFiles.text(COMMITTED))
                .as("write it with: ./mvnw test -pl workflows -Dtest=PlaybookSchemaTest -Dschema.write=true")
                .isEqualTo(PlaybookSchema.json());
    }

    @Test
    void isAJsonSchemaItself() {
        Schema schemas = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(com.networknt.schema.SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

        assertThat(schemas.validate(PlaybookSchema.json(), InputFormat.JSON)).isEmpty();
    }

    static Stream<String> shipped() {
        return ProjectFiles.shippedPlaybooks().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void whatShipsFits(String file) {
        assertThat(complaints(ProjectFiles.text("playbooks/" + file))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void whatShipsNamesItForEditors(String file) {
        assertThat(ProjectFiles.text("playbooks/" + file))
                .startsWith("# yaml-language-server: $schema=playbook.schema.json\n");
    }

    static Stream<Arguments> documented() {
        return DocumentedPlaybooksTest.wholePlaybooks();
    }

    @ParameterizedTest
    @MethodSource("documented")
    void whatIsDocumentedFits(String place, String yaml) {
        assertThat(complaints(yaml)).isEmpty();
    }

    static Stream<Arguments> documentedSteps() {
        return DocumentedPlaybooksTest.singleSteps();
    }

    @ParameterizedTest
    @MethodSource("documentedSteps")
    void soDoSingleSteps(String place, String steps) {
        assertThat(complaints("playbook: documented\nsteps:\n" + steps.indent(2)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "title: no name\nsteps: [{ id: a, task: Call }]",
                "playbook: a",
                "playbook: a\nsteps: []",
                "playbook: A b\nsteps: [{ id: a, task: Call }]",
                "playbook: a\nanchor: account.birthday\nsteps: [{ id: a, task: Call }]",
                "playbook: a\nlate: sometimes\nsteps: [{ id: a, task: Call }]",
                "playbook: a\npriority: 101\nsteps: [{ id: a, task: Call }]",
                "playbook: a\nre-enrol: after a while\nsteps: [{ id: a, task: Call }]",
                "playbook: a\nkey: invoice_id\nsteps: [{ id: a, task: Call }]",
                "playbook: a\nholdout: ten\nsteps: [{ id: a, task: Call }]",
                "playbook: a\nexpires: 3 days\nsteps: [{ id: a, task: Call }]",
                "playbook: a\nenrol: [{}]\nsteps: [{ id: a, task: Call }]",
                "playbook: a\ngoal: { when: account.high_value }\nsteps: [{ id: a, task: Call }]",
                "playbook: a\nsend: { window: weekdays }\nsteps: [{ id: a, task: Call }]",
                "playbook: a\nsend: { closed: [christmas] }\nsteps: [{ id: a, task: Call }]",
                "playbook: a\nsteps: [{ task: Call }]",
                "playbook: a\nsteps: [{ id: a }]",
                "playbook: a\nsteps: [{ id: a, task: Call, email: hello }]",
                "playbook: a\nsteps: [{ id: a, task: Call, emial: hello }]",
                "playbook: a\nsteps: [{ id: a, task: Call, day: soon }]",
                "playbook: a\nsteps: [{ id: a, task: Call, day: 1, after: 4h }]",
                "playbook: a\nsteps: [{ id: a, task: Call, outcomes: { yes: [] } }]",
                "playbook: a\nsteps: [{ id: a, wait-for: a.b }]",
                "playbook: a\nsteps: [{ id: a, wait-for: a.b, until: later }]",
                "playbook: a\nsteps: [{ id: a, then: [] }]",
                "playbook: a\nsteps: [{ id: a, email: hello, to: [boss] }]",
                "playbook: a\nsteps: [{ id: a, billing: refund }]",
                "playbook: a\nsteps: [{ id: a, survey: { kind: mood, template: hello } }]",
                "playbook: a\nsteps: [{ id: a, milestone: { name: x, by: 7, evidence: a.b } }]",
                "playbook: a\nsteps: [{ id: a, split: [{ arm: a, weight: half }] }]",
                "playbook: a\nsteps: [{ id: a, repeat: { every: 7d, steps: [{ id: b, task: Call }] } }]",
                "playbook: a\nsteps: [{ id: a, if: done(\"b\"), then: [{ id: b, task: Call, colour: red }] }]",
            })
    void whatTheReaderRefusesForItsFormDoesNotFit(String yaml) {
        assertThat(ProjectFiles.problems(yaml)).as("the reader").isNotEmpty();
        assertThat(complaints(yaml)).as("the schema").isNotEmpty();
    }
}
