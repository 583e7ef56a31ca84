package dev.steadfast.condition;

import dev.cel.common.CelIssue;
import dev.steadfast.condition.Vocabulary.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What CEL has to say about a condition, in the words of playbooks: what was found, and what is allowed. */
final class Complaints {

    /** One kind of message of CEL's, and what to say instead, given the line up to where it applies. */
    private record Translation(Pattern message, BiFunction<Matcher, String, String> words) {
        private static Translation of(String regex, BiFunction<Matcher, String, String> words) {
            return new Translation(Pattern.compile(regex + ".*", Pattern.DOTALL), words);
        }
    }

    private static final List<Translation> TRANSLATIONS = List.of(
            Translation.of("undeclared reference to '([^']*)'", (found, before) -> unknown(found.group(1))),
            Translation.of("undefined field '([^']*)'", (found, before) -> noFact(before, found.group(1))),
            Translation.of(
                    "found no matching overload for '([^']*)' applied to '\\((.*?)\\)' \\(candidates",
                    (found, before) -> misfit(found.group(1), types(found.group(2)))),
            Translation.of(
                    "expected type 'bool' but found '([^']*)'",
                    (found, before) -> "this is " + type(found.group(1))
                            + ", and no yes-or-no question; compare it with something"),
            Translation.of(
                    "expected type '([^']*)' but found '([^']*)'",
                    (found, before) ->
                            "this is " + type(found.group(2)) + "; " + type(found.group(1)) + " is expected"),
            Translation.of(
                    "type '([^']*)' does not support field selection",
                    (found, before) -> type(found.group(1)) + " has no parts"),
            Translation.of(
                    "expression code point size exceeds limit: size: (\\d+), limit (\\d+)",
                    (found, before) -> "the condition has " + found.group(1) + " characters; at most " + found.group(2)
                            + " are read"),
            Translation.of("(\"has\" takes .*)", (found, before) -> found.group(1)),
            Translation.of(
                    "token recognition error at: '(=|&|\\|)",
                    (found, before) ->
                            "\"" + found.group(1) + "\" is not known; write == to compare, && for and, || for or"),
            Translation.of("[a-z ]+ (?:input|at:?) '<EOF>'", (found, before) -> "the condition ends too early"),
            Translation.of("(?:mismatched|extraneous) input '(.*?)' expecting", Complaints::unexpected),
            Translation.of("no viable alternative at input", (found, before) -> "a name or a value is expected"),
            Translation.of(
                    "token recognition error at: '([\"'].*)'",
                    (found, before) -> "the text that begins with " + found.group(1) + " has no end"),
            Translation.of(
                    "token recognition error at: '(.*?)'",
                    (found, before) -> "\"" + found.group(1) + "\" is not expected here"),
            Translation.of(
                    ".*recursion limit",
                    (found, before) -> "the condition is nested too deeply; split it over several steps"));

    private static final Pattern SPELLED_OUT = Pattern.compile("(?i)\\b(and|or|not)$");
    private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", "<=", ">", ">=");

    private Complaints() {}

    static BadCondition of(String source, CelIssue issue) {
        int line = Math.max(1, issue.getSourceLocation().getLine());
        int column = Math.max(0, issue.getSourceLocation().getColumn());
        String before = upTo(source, line, column);
        return new BadCondition(line, column + 1, words(issue.getMessage(), before));
    }

    private static String upTo(String source, int line, int column) {
        String[] lines = source.split("\n", -1);
        String text = line <= lines.length ? lines[line - 1] : "";
        return text.substring(0, Math.min(column, text.length()));
    }

    private static String words(String message, String before) {
        for (Translation translation : TRANSLATIONS) {
            Matcher found = translation.message().matcher(message);
            if (found.matches()) {
                return translation.words().apply(found, before);
            }
        }
        return "not a condition: " + message.lines().findFirst().orElse("");
    }

    private static String unexpected(Matcher found, String before) {
        String word = found.group(1);
        boolean isSpelledOut = Stream.of(word, before.strip())
                .anyMatch(text -> SPELLED_OUT.matcher(text).find());
        return "\"" + word + "\" is not expected here"
                + (isSpelledOut ? "; write && for and, || for or, ! for not" : "");
    }

    private static String unknown(String name) {
        List<String> known = new ArrayList<>(FactCatalog.allRoots());
        known.addAll(FactCatalog.functions());
        return "there is no \"" + name + "\"; "
                + Nearest.to(name, known)
                        .map(near -> "did you mean \"" + near + "\"?")
                        .orElse("known are " + String.join(", ", FactCatalog.allRoots()) + " and the functions "
                                + String.join(", ", FactCatalog.functions()) + "; a text stands in quotes");
    }

    /** CEL says {@code undefined field 'ar'}; the reader also wants to hear what there is. */
    private static String noFact(String before, String field) {
        String root = before.replaceFirst("(?s)^.*?(\\w*)\\s*\\.?$", "$1");
        Set<String> names = FactCatalog.names(root);
        String path = names.isEmpty() ? "" : root + ".";
        return "there is no fact \"" + path + field + "\"; "
                + Nearest.to(field, names)
                        .map(near -> "did you mean \"" + path + near + "\"?")
                        .orElse(
                                names.isEmpty()
                                        ? "docs/facts.md lists all of them"
                                        : "known are " + names.stream().sorted().collect(Collectors.joining(", ")));
    }

    private static String misfit(String function, List<String> types) {
        String operator = function.replaceAll("^@|_", "");
        String dates =
                types.contains("google.protobuf.Timestamp") ? "; ask for days_until or days_since of a date" : "";
        if (COMPARISONS.contains(operator) && types.size() == 2) {
            return "\"" + operator + "\" cannot compare " + type(types.getFirst()) + " with " + type(types.getLast())
                    + dates;
        }
        return ConditionFunction.of(function)
                .map(ours -> "\"" + function + "\" does not take " + taken(types) + "; write it as " + ours.form())
                .orElseGet(() -> "\"" + operator + "\" does not take " + taken(types) + dates);
    }

    private static String taken(List<String> types) {
        return types.isEmpty()
                ? "nothing"
                : types.stream().map(Complaints::type).collect(Collectors.joining(" and "));
    }

    private static List<String> types(String list) {
        return list.isEmpty() ? List.of() : List.of(list.split(", (?![^(]*\\))"));
    }

    private static String type(String cel) {
        return switch (cel) {
            case "string" -> "a text";
            case "double", "int", "uint" -> "a number";
            case "bool" -> "a yes or no";
            case "google.protobuf.Timestamp" -> "a date";
            case "dyn" -> "a value of any type";
            case "null", "null_type" -> "null";
            default ->
                cel.startsWith("map") ? "a set of values" : cel.startsWith("list") ? "a list" : "a group of facts";
        };
    }

    /** What exists elsewhere, but not at this place. */
    static String absentHere(String name, Place place) {
        if (name.equals("input")) {
            return "\"input\" is the data of a new event: it is known only in a \"when\" beside an \"on\" or a"
                    + " \"wait-for\"" + (place.hasRun() ? "; ask for last(\"event.type\").field" : "");
        }
        String input = place == Place.ENROL_ON ? "input, " : "";
        return "\"" + name + "\" asks about a run before there is one; allowed are account, owner, contract, health, "
                + input + "days_since, days_until, happened(\"event.type\", \"30d\"), last and has";
    }
}
