package dev.steadfast.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The language reference has a row for every field there is, and none for one there is not. */
class LanguagePageTest {

    private static final Pattern ROW = Pattern.compile("\\| `([a-z-]+)` \\|.*\\| ([^|]*) \\|");

    /** Fields by heading, in the order of the tables below it; more than one list where a field has fields. */
    private static final Map<String, List<List<Field>>> TABLES = tables();

    private static Map<String, List<List<Field>>> tables() {
        Map<String, List<List<Field>>> tables = new LinkedHashMap<>();
        tables.put("The top of the file", List.of(PlaybookReader.FIELDS));
        tables.put("enrol", List.of(Parts.ENROL_RULE));
        tables.put("goal", List.of(Parts.GOAL));
        tables.put("exit", List.of(Parts.EXIT));
        tables.put("pause", List.of(Parts.PAUSE));
        tables.put("send", List.of(Parts.SEND));
        tables.put("What every step may say", List.of(StepReader.COMMON));
        tables.put("email, sms, in-app", List.of(fields("email", "sms", "in-app")));
        tables.put("survey", List.of(fields("survey"), Parts.SURVEY));
        tables.put("milestone", List.of(fields("milestone"), Parts.MILESTONE));
        tables.put("approval", List.of(fields("approval"), Parts.APPROVAL));
        tables.put("split", List.of(fields("split"), Parts.ARM));
        tables.put("repeat", List.of(fields("repeat"), Parts.REPEAT));
        tables.put("if / then / else", List.of(fields("then")));
        tables.put("enrol a step", List.of(fields("enrol")));
        tables.put("exit as a step", List.of(fields("exit")));
        for (String kind : List.of(
                "slack", "webhook", "task", "crm", "ticket", "billing", "escalate", "alert", "wait-for", "set")) {
            tables.put(kind, List.of(fields(kind)));
        }
        return tables;
    }

    private static List<Field> fields(String... kinds) {
        return Kinds.ALL.stream()
                .filter(kind -> Arrays.asList(kinds).contains(kind.word()))
                .flatMap(kind -> kind.fields().stream())
                .distinct()
                .toList();
    }

    static Stream<Arguments> headings() {
        return TABLES.keySet().stream().map(heading -> argumentSet(heading, heading));
    }

    @ParameterizedTest
    @MethodSource("headings")
    void everyFieldIsDocumentedAndNoneIsInvented(String heading) {
        Map<String, Boolean> expected = required(TABLES.get(heading).stream().flatMap(List::stream));

        assertThat(documented(heading)).isEqualTo(expected);
    }

    /** Names, and whether they are required; of two of a name the second is told by an apostrophe. */
    private static Map<String, Boolean> required(Stream<Field> fields) {
        Map<String, Boolean> required = new LinkedHashMap<>();
        fields.forEach(field -> put(required, field.name(), field.required()));
        return required;
    }

    private static void put(Map<String, Boolean> required, String name, boolean value) {
        required.put(required.containsKey(name) ? name + "'" : name, value);
    }

    private static Map<String, Boolean> documented(String heading) {
        Map<String, Boolean> documented = new LinkedHashMap<>();
        section(heading).lines().map(ROW::matcher).filter(row -> row.matches()).forEach(row -> {
            put(documented, row.group(1), row.group(2).equals("required"));
        });
        return documented;
    }

    private static String section(String heading) {
        String page = ProjectFiles.text("docs/playbooks.md");
        var start = Pattern.compile("^##+ " + Pattern.quote(heading) + "$", Pattern.MULTILINE)
                .matcher(page);
        assertThat(start.find()).as("heading " + heading).isTrue();
        int end = page.indexOf("\n#", start.end());
        return page.substring(start.end(), end < 0 ? page.length() : end);
    }

    @Test
    void everyKindHasASection() {
        Set<String> kinds = Kinds.ALL.stream().map(Kind::word).collect(Collectors.toCollection(TreeSet::new));
        List<Field> documented = new ArrayList<>();
        TABLES.values().forEach(tables -> documented.addAll(tables.getFirst()));

        assertThat(documented).extracting(Field::name).containsAll(kinds);
        assertThat(Kinds.ALL).allSatisfy(kind -> assertThat(documented).containsAll(kind.fields()));
    }

    @Test
    void everyWordOfAVocabularyIsOnThePage() {
        String page = ProjectFiles.text("docs/playbooks.md");

        assertThat(Arrays.stream(Field.Form.values())
                        .map(Forms::schema)
                        .flatMap(schema -> schema.findValues("enum").stream())
                        .flatMap(words -> Stream.iterate(0, i -> i < words.size(), i -> i + 1)
                                .map(i -> words.get(i).asText()))
                        .distinct())
                .allSatisfy(word -> assertThat(page).contains("`" + word + "`"));
    }

    @Test
    void theTeamOnThePageReads() {
        var team = Pattern.compile("```yaml team\\n(.*?)```", Pattern.DOTALL)
                .matcher(ProjectFiles.text("docs/playbooks.md"));

        assertThat(team.find()).isTrue();
        assertThat(TeamReader.read("team.yaml", team.group(1)).queues()).containsKeys(Team.POOL, "finance");
    }
}
