package dev.steadfast.store.playbooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steadfast.playbook.AttributesReader;
import dev.steadfast.playbook.BadPlaybook;
import dev.steadfast.playbook.Surroundings;
import dev.steadfast.store.TestDatabase;
import dev.steadfast.template.Templates;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Versions never change; which one accounts enter does. */
class PublishingTest {
    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final String HELLO = """
            playbook: hello
            steps:
              - { id: call, task: Say hello, assignee: finance }
            """;

    private final Publications publications = new Publications(DATABASE.jdbc());
    private final PlaybookSettings settings = new PlaybookSettings(DATABASE.jdbc());
    private final PlaybookCatalog catalog = new PlaybookCatalog(DATABASE.jdbc(), publications);

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void empty() {
        DATABASE.empty();
    }

    private PublishedPlaybook publish(String yaml, String by) {
        return catalog.publish("hello.yaml", yaml, Map.of(), by);
    }

    private static String saying(String title) {
        return HELLO.replace("Say hello", title);
    }

    private int current() {
        return catalog.newest("hello").orElseThrow().version();
    }

    @Test
    void newContentIsANewVersionAndTheSameContentIsNot() {
        assertThat(publish(HELLO, "ana").version()).isEqualTo(1);
        assertThat(publish(HELLO, "ben").version()).isEqualTo(1);
        assertThat(publish(saying("Greet"), "ben").version()).isEqualTo(2);

        assertThat(current()).isEqualTo(2);
        assertThat(catalog.version("hello", 1).playbook().outline().step("call").subject())
                .isEqualTo("Say hello");
    }

    @Test
    void contentThatWasPublishedBeforeBecomesCurrentAgainUnderItsOldNumber() {
        publish(HELLO, "ana");
        publish(saying("Greet"), "ana");

        assertThat(publish(HELLO, "ana").version()).isEqualTo(1);
        assertThat(current()).isEqualTo(1);
        assertThat(publish(saying("Wave"), "ana").version()).isEqualTo(3);
    }

    @Test
    void rollingBackMakesAnOlderVersionCurrent() {
        publish(HELLO, "ana");
        publish(saying("Greet"), "ana");

        publications.enter("hello", 1, "ben", "too loud");

        assertThat(current()).isEqualTo(1);
    }

    @Test
    void nobodyEntersARetiredPlaybookUntilItIsPublishedAgain() {
        publish(HELLO, "ana");
        publications.retire("hello", "ana", null);

        assertThat(catalog.newest("hello")).isEmpty();
        assertThat(catalog.find("hello", 1)).isPresent();
        publish(HELLO, "ana");
        assertThat(current()).isEqualTo(1);
    }

    @Test
    void aTextThatIsNamedIsPartOfTheVersionAndAnotherIsNot() {
        String mail = "playbook: hello\nsteps:\n  - { id: mail, email: hi, to: [admin] }\n";
        Map<String, String> texts =
                Map.of("hi.md", "---\nsubject: Hi\n---\nHi.", "by.md", "---\nsubject: By\n---\nBy.");
        Map<String, String> changed = Map.of("hi.md", "---\nsubject: Hi\n---\nHo.", "by.md", texts.get("by.md"));

        assertThat(Draft.read("a.yaml", mail, texts).texts()).containsOnlyKeys("hi.md");
        assertThat(Draft.read("a.yaml", mail, texts).hash())
                .isEqualTo(Draft.read("a.yaml", mail, Map.of("hi.md", texts.get("hi.md")))
                        .hash())
                .isNotEqualTo(Draft.read("a.yaml", mail, changed).hash());
    }

    @Test
    void aStepThatCouldNeverWriteItsTextIsNotPublished() {
        String yaml = """
                playbook: hello
                steps:
                  - { id: mail, email: short, to: [admin] }
                  - { id: note, crm: note, with: { text: "{{ account.nam }}" } }
                """;

        assertThatThrownBy(() -> catalog.publish("a.yaml", yaml, Map.of("short.md", "---\n---\nHi.\n"), "ana"))
                .isInstanceOf(BadPlaybook.class)
                .hasMessageContaining("a.yaml:3: step mail: the text \"short\" has no subject")
                .hasMessageContaining("a.yaml:4: step note: \"text\": there is no fact \"account.nam\"");
        assertThat(catalog.newest("hello")).isEmpty();
    }

    @Test
    void theDeclaredTypeOfAnAttributeIsPartOfTheVersionAndIsLoadedWithIt() {
        String yaml =
                "playbook: hello\nsteps:\n  - { id: call, if: account.custom.seats > 3, task: Call, assignee: support }\n";
        var none = Surroundings.of(Templates.of(Map.of()).names());
        var number = none.with(
                AttributesReader.read("attributes.yaml", "attributes: {seats: {type: number}, other: {type: string}}"));

        Draft typed = Draft.read("a.yaml", yaml, Map.of(), number);
        catalog.publish(typed, "ana", "typed");

        assertThat(typed.attributes().declared()).containsOnlyKeys("seats");
        assertThat(typed.hash())
                .isNotEqualTo(Draft.read("a.yaml", yaml, Map.of(), none).hash());
        assertThat(catalog.newest("hello").orElseThrow().hash()).isEqualTo(typed.hash());
    }

    @Test
    void whatPeoplePublishedOutlivesARestartAndWhatIsShippedIsRenewed() {
        var shipped = new ShippedPlaybooks(catalog, publications, settings);
        shipped.afterPropertiesSet();
        String source = ShippedFolder.read().playbooks().get("onboarding.yaml");
        int first = catalog.newest("onboarding").orElseThrow().version();
        Draft own = Draft.read(
                "onboarding.yaml", source + "\n# ours\n", ShippedFolder.read().texts());
        catalog.publish(own, "ana", "ours");

        shipped.afterPropertiesSet();

        assertThat(catalog.newest("onboarding").orElseThrow().hash()).isEqualTo(own.hash());
        publications.enter("onboarding", first, "steadfast", null);
        shipped.afterPropertiesSet();
        assertThat(catalog.newest("onboarding").orElseThrow().version()).isEqualTo(first);
    }

    @Test
    void aRetiredShippedPlaybookStaysRetired() {
        var shipped = new ShippedPlaybooks(catalog, publications, settings);
        shipped.afterPropertiesSet();
        publications.retire("onboarding", "ana", null);

        shipped.afterPropertiesSet();

        assertThat(catalog.newest("onboarding")).isEmpty();
    }

    @Test
    void anAttachmentIsPartOfTheVersionThatNamesIt() {
        String source = "playbook: guided\nsteps: [{ id: a, email: t }]\n";
        String letter = "---\nsubject: \"s\"\nattach: [guide.txt]\n---\nHello.\n";
        Map<String, String> first =
                Map.of("t.md", letter, "attachments/guide.txt", "Zmlyc3Q=", "attachments/x.txt", "eA==");
        Map<String, String> second = Map.of("t.md", letter, "attachments/guide.txt", "c2Vjb25k");

        Draft draft = Draft.read("guided.yaml", source, first);
        assertThat(draft.texts()).containsOnlyKeys("t.md", "attachments/guide.txt");
        assertThat(draft.hash())
                .isNotEqualTo(Draft.read("guided.yaml", source, second).hash());
        assertThat(PlaybookFolder.of(Map.of("templates/attachments/guide.txt", "Zmlyc3Q="))
                        .texts())
                .containsOnlyKeys("attachments/guide.txt");

        PublishedPlaybook published = catalog.publish("guided.yaml", source, first, "ana");
        assertThat(published
                        .templates()
                        .render("t", null, Map.of())
                        .attachments()
                        .getFirst()
                        .content())
                .asString()
                .isEqualTo("first");
    }

    @Test
    void teamAndAttributesAreNoPlaybooks() {
        PlaybookFolder folder = PlaybookFolder.of(Map.of(
                "team.yaml",
                "queues: {}",
                "attributes.yaml",
                "attributes: {}",
                "a.yaml",
                "x",
                "templates/t.md",
                "y",
                "notes.txt",
                "z"));

        assertThat(folder.playbooks()).containsOnlyKeys("a.yaml");
        assertThat(folder.texts()).containsOnlyKeys("t.md");
        assertThat(folder.strange())
                .extracting(Object::toString)
                .singleElement()
                .asString()
                .contains("notes.txt");
    }
}
