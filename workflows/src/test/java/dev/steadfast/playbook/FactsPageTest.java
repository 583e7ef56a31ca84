package dev.steadfast.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.steadfast.condition.Condition;
import dev.steadfast.condition.FactCatalog;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/facts.md} lists every fact with its type, every function, and nothing that does not exist. */
class FactsPageTest {

    private static final String PAGE = ProjectFiles.text("docs/facts.md");

    /** {@code | `account.arr` | double ... |}. */
    private static final Pattern FACT =
            Pattern.compile("^\\| `([a-z]+)\\.([a-z_]+)(\\.NAME)?` \\| (\\w+)", Pattern.MULTILINE);

    private static final Pattern FUNCTION =
            Pattern.compile("^\\| `(([a-z_]+)\\([^`]*\\)(?:\\.field)?)`", Pattern.MULTILINE);
    private static final Pattern NAMED = Pattern.compile("`([a-z]+)\\.([a-z_]+)`");

    private static String section(String title) {
        int from = PAGE.indexOf("## " + title);
        assertThat(from).as("section " + title).isNotNegative();
        int to = PAGE.indexOf("\n## ", from + 1);
        return PAGE.substring(from, to < 0 ? PAGE.length() : to);
    }

    /** Types by fact, as the page has them. */
    private static Map<String, String> listed() {
        Map<String, String> types = new LinkedHashMap<>();
        Matcher row = FACT.matcher(section("Facts in conditions"));
        while (row.find()) {
            types.put(row.group(1) + "." + row.group(2), row.group(4));
        }
        return types;
    }

    @Test
    void listsEveryFactAndNothingElse() {
        Set<String> facts = FactCatalog.roots().stream()
                .flatMap(root -> FactCatalog.names(root).stream().map(name -> root + "." + name))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(listed().keySet()).containsExactlyInAnyOrderElementsOf(facts);
    }

    @Test
    void namesNoFactAnywhereThatDoesNotExist() {
        Set<String> onlyInTexts = Set.of("sender.name", "sender.product", "survey.url");
        Matcher named = NAMED.matcher(PAGE);
        while (named.find()) {
            String fact = named.group(1) + "." + named.group(2);
            assertThat(listed().containsKey(fact) || onlyInTexts.contains(fact))
                    .as(fact)
                    .isTrue();
        }
    }

    @Test
    void givesEachItsType() {
        Map<String, String> probes = Map.of(
                "string", "%s == \"x\"",
                "double", "%s > 1.5",
                "int", "%s > 1",
                "bool", "!%s",
                "timestamp", "days_since(%s) > 1",
                "whatever", "%s.x == 1 || %s.x == \"x\"");
        listed().forEach((fact, type) -> {
            assertThat(probes).as("type of " + fact).containsKey(type);
            String probe = probes.get(type).replace("%s", fact);
            assertThatCode(() -> Condition.compile(probe)).as(probe).doesNotThrowAnyException();
        });
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
