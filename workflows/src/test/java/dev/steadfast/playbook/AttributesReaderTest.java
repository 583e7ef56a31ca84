package dev.steadfast.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.steadfast.condition.AttributeType;
import dev.steadfast.condition.Attributes;
import dev.steadfast.condition.Attributes.Declared;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AttributesReaderTest {

    private static List<String> problems(String yaml) {
        return catchThrowableOfType(BadPlaybook.class, () -> AttributesReader.read("attributes.yaml", yaml))
                .problems()
                .stream()
                .map(Problem::toString)
                .toList();
    }

    @Test
    void readsNamesTypesAndDescriptions() {
        Attributes attributes = AttributesReader.read("attributes.yaml", """
                attributes:
                  seats: { type: number, description: Seats in the contract }
                  vip: { type: boolean }
                  goLive: { type: date }
                  plan_2: { type: string }
                """);

        assertThat(attributes)
                .isEqualTo(new Attributes(Map.of(
                        "seats", new Declared(AttributeType.NUMBER, "Seats in the contract"),
                        "vip", new Declared(AttributeType.BOOLEAN, null),
                        "goLive", new Declared(AttributeType.DATE, null),
                        "plan_2", new Declared(AttributeType.STRING, null))));
    }

    @Test
    void tellsEverythingThatIsWrongAtOnce() {
        assertThat(problems("""
                attributes:
                  seats: { type: int }
                  go-live: { type: date }
                  vip: {}
                  plan: { typ: string, type: string }
                  plan: { type: string }
                  arr: number
                atributes: {}
                """))
                .containsExactly(
                        "attributes.yaml:2: \"type: int\" is not known; allowed are boolean, date, number, string",
                        "attributes.yaml:3: \"go-live\" is not a name; allowed are letters, digits and _, no digit first",
                        "attributes.yaml:4: \"type\" is missing",
                        "attributes.yaml:6: \"plan\" is given twice; give it once",
                        "attributes.yaml:7: \"arr\" is \"number\"; write fields as \"name: value\"",
                        "attributes.yaml:8: unknown field \"atributes\"; did you mean \"attributes\"?");
    }

    @Test
    void refusesWhatIsNoSuchFile() {
        assertThat(problems(""))
                .containsExactly("attributes.yaml:1: the file is empty; it must begin with \"attributes:\"");
        assertThat(problems("{}")).containsExactly("attributes.yaml:1: \"attributes\" is missing");
        assertThat(problems("- a")).hasSize(1);
        assertThat(problems("attributes: [")).hasSize(1);
        assertThat(problems("[".repeat(5_000))).singleElement().asString().contains("nested");
        assertThatThrownBy(() -> AttributesReader.read("a.yaml", "x".repeat(300_000)))
                .isInstanceOf(BadPlaybook.class);
    }
}
