package dev.steadfast.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.steadfast.condition.AttributeType;
import dev.steadfast.condition.Condition;
import dev.steadfast.condition.FactCatalog;
import dev.steadfast.condition.Vocabulary.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/facts.md} lists every fact with its type, every function, and nothing that does not exist. */
class FactsPageTest {

    private static final String PAGE = ProjectFiles.text("docs/facts.md");

    /** {@code | `account.arr` | double ... | source |}. */
    private static final Pattern FACT =
            Pattern.compile("^\\| `((?:[a-z]+)\\.[a-z_.]*(?:NAME)?)` \\| (\\w+)(.*)$", Pattern.MULTILINE);

    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");
    private static final Pattern FUNCTION =
            Pattern.compile("^\\| `(([a-z_]+)\\([^`]*\\)(?:\\.field)?)`", Pattern.MULTILINE);
    private static final Pattern NAMED =
            Pattern.compile("`((?:account|contact|contract|enrolment|health|owner|sender)\\.[a-z_]+)`");

    private static String section(String title) {
        int from = PAGE.indexOf("## " + title);
        assertThat(from).as("section " + title).isNotNegative();
        int to = PAGE.indexOf("\n## ", from + 1);
        return PAGE.substring(from, to < 0 ? PAGE.length() : to);
    }

    /** A row of the table of facts. */
    private record Row(String type, String rest) {}

    private static Map<String, Row> listed() {
        Map<String, Row> rows = new LinkedHashMap<>();
        Matcher row = FACT.matcher(section("Facts in conditions"));
        while (row.find()) {
            rows.put(row.group(1), new Row(row.group(2), row.group(3)));
        }
        return rows;
    }

    @Test
    void listsEveryFactAndNothingElse() {
        Set<String> facts = new TreeSet<>();
        for (String root : FactCatalog.roots()) {
            FactCatalog.names(root).forEach(name -> facts.add(root + "." + name));
        }
        FactCatalog.openRoots().forEach(root -> facts.add(root + ".NAME"));
        facts.remove("account.custom");
        facts.add("account.custom.NAME");

        assertThat(listed().keySet()).containsExactlyInAnyOrderElementsOf(facts);
    }

    @Test
    void namesNoFactAnywhereThatDoesNotExist() {
        // the sender is a setting: only texts know it
        Set<String> onlyInTexts = Set.of("sender.name", "sender.product");
        Matcher named = NAMED.matcher(PAGE);
        while (named.find()) {
            assertThat(listed().containsKey(named.group(1)) || onlyInTexts.contains(named.group(1)))
                    .as(named.group(1))
                    .isTrue();
        }
    }

    @Test
    void givesEachItsTypeItsWordsAndItsSource() {
        listed().forEach((fact, row) -> {
            if (fact.endsWith(".NAME")) {
                return;
            }
            String[] parts = fact.split("\\.");
            List<String> words = FactCatalog.words(fact);
            assertThat(row.type()).as(fact).isEqualTo(FactCatalog.type(parts[0], parts[1]));
            assertThat(QUOTED.matcher(row.rest().split("\\|")[0]).results().map(quoted -> quoted.group(1)))
                    .as("words of " + fact)
                    .containsExactlyInAnyOrderElementsOf(words);
            assertThat(row.rest().split("\\|")[1]).as("source of " + fact).isNotBlank();
        });
    }

    @Test
    void saysWhatMayBeAskedWhere() {
        List<Place> places = List.of(Place.ENROL_WHEN, Place.ENROL_ON, Place.INPUT, Place.STEP);
        Set<String> seen = new TreeSet<>();
        for (String line : section("What may be asked where").lines().toList()) {
            String[] cells = line.split("\\s*\\|\\s*");
            if (line.startsWith("| `") && cells.length == 6) {
                String root = cells[1].replace("`", "");
                seen.add(root);
                for (int i = 0; i < places.size(); i++) {
                    assertThat(cells[i + 2])
                            .as(root + " at " + places.get(i))
                            .isEqualTo(places.get(i).knows(root) ? "yes" : "-");
                }
            }
        }
        Set<String> roots = new TreeSet<>(FactCatalog.roots());
        roots.addAll(FactCatalog.openRoots());
        assertThat(seen).isEqualTo(roots);
    }

    @Test
    void saysWhatAnAttributeMayBe() {
        for (AttributeType type : AttributeType.values()) {
            assertThat(section("Attributes of your own")).contains("| `" + type.word() + "` |");
        }
        String example = section("Attributes of your own").replaceFirst("(?s).*```yaml\n(.*?)```.*", "$1");
        assertThat(AttributesReader.read("attributes.yaml", example).declared()).containsOnlyKeys("seats", "go_live");
    }

    @Test
    void showsFunctionsAsTheyAreCalled() {
        List<String> calls = FUNCTION.matcher(section("Functions"))
                .results()
                .map(row -> row.group(1))
                .toList();

        assertThat(calls).extracting(call -> call.replaceFirst("\\(.*", "")).hasSameElementsAs(FactCatalog.functions());
        for (String call : calls) {
            String question = asked(call);
            assertThatCode(() -> Condition.compile(question)).as(question).doesNotThrowAnyException();
        }
    }

    private static String asked(String call) {
        String made = call.replace("(date)", "(account.renewal_date)").replace("account.x", "account.arr");
        return switch (made.replaceFirst("\\(.*", "")) {
            case "days_since", "days_until" -> made + " > 1";
            case "outcome" -> made + " == \"\"";
            case "last" -> made + " == 1";
            default -> made;
        };
    }
}
