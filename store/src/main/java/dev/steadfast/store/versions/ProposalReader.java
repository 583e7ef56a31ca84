package dev.steadfast.store.versions;

import dev.steadfast.condition.Attributes;
import dev.steadfast.lint.Lint;
import dev.steadfast.lint.LintSettings;
import dev.steadfast.playbook.AttributesReader;
import dev.steadfast.playbook.BadPlaybook;
import dev.steadfast.playbook.Deed;
import dev.steadfast.playbook.Problem;
import dev.steadfast.playbook.Step;
import dev.steadfast.playbook.Surroundings;
import dev.steadfast.playbook.Team;
import dev.steadfast.playbook.TeamReader;
import dev.steadfast.store.playbooks.Draft;
import dev.steadfast.store.playbooks.PlaybookFolder;
import dev.steadfast.store.playbooks.PlaybookSettings;
import dev.steadfast.store.playbooks.ShippedFolder;
import dev.steadfast.template.BadTemplates;
import dev.steadfast.template.Templates;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads a folder as the command line does, and finds every problem in all of its files at once. */
@Component
class ProposalReader {

    private static final Pattern NAME =
            Pattern.compile("^playbook:\\s*[\"']?([a-z][a-z0-9-]*)[\"']?\\s*(#.*)?$", Pattern.MULTILINE);
    private static final Pattern BAD_TEXT = Pattern.compile("([^:]+):(\\d+): (.*)", Pattern.DOTALL);

    private final PlaybookSettings settings;

    ProposalReader(PlaybookSettings settings) {
        this.settings = settings;
    }

    Proposal read(Map<String, String> files) {
        PlaybookFolder sent = PlaybookFolder.of(files);
        PlaybookFolder shipped = ShippedFolder.read();
        SortedMap<String, String> texts = new TreeMap<>(shipped.texts());
        texts.putAll(sent.texts());
        List<Problem> problems = new ArrayList<>(sent.strange());
        SortedMap<String, String> shared = new TreeMap<>();
        Team team = read(PlaybookFolder.TEAM, sent.team(), settings.team(), TeamReader::read, shared, problems);
        Attributes attributes = read(
                PlaybookFolder.ATTRIBUTES,
                sent.attributes(),
                settings.attributes(),
                AttributesReader::read,
                shared,
                problems);
        Names names = names(texts, problems);
        Surroundings surroundings = Surroundings.of(names.texts(), team)
                .withLetters(names.letters())
                .with(attributes)
                .among(playbooks(sent.playbooks().values(), shipped.playbooks().values()));
        SortedMap<String, Draft> drafts = drafts(sent, texts, surroundings, problems);
        Set<String> ours = playbooks(sent.playbooks().values(), List.of());
        drafts.values().forEach(draft -> leadsNowhere(draft, ours, problems));
        return new Proposal(drafts, shared, List.copyOf(problems));
    }

    private static <T> T read(
            String file,
            @Nullable String yaml,
            T stored,
            BiFunction<String, String, T> reader,
            Map<String, String> shared,
            List<Problem> problems) {
        if (yaml == null) {
            return stored;
        }
        try {
            T read = reader.apply(file, yaml);
            shared.put(file, yaml);
            return read;
        } catch (BadPlaybook e) {
            problems.addAll(e.problems());
            return stored;
        }
    }

    /** What playbooks may call the texts, and those of them that have a subject. */
    private record Names(Set<String> texts, Set<String> letters) {}

    /** Texts that cannot be read are known and taken for letters, so that nobody complains twice. */
    private static Names names(Map<String, String> texts, List<Problem> problems) {
        try {
            Templates templates = Templates.of(texts);
            return new Names(templates.names(), templates.letters());
        } catch (BadTemplates e) {
            e.problems().stream().map(ProposalReader::badText).forEach(problems::add);
            Set<String> all = texts.keySet().stream()
                    .map(file -> file.substring(0, file.indexOf('.')))
                    .collect(Collectors.toSet());
            return new Names(all, all);
        }
    }

    private static Problem badText(String problem) {
        Matcher parts = BAD_TEXT.matcher(problem);
        return parts.matches()
                ? new Problem("templates/" + parts.group(1), Integer.parseInt(parts.group(2)), null, parts.group(3))
                : new Problem("templates", 1, null, problem);
    }

    private static Set<String> playbooks(Collection<String> ours, Collection<String> shipped) {
        Set<String> names = new HashSet<>();
        for (Collection<String> sources : List.of(ours, shipped)) {
            for (String source : sources) {
                Matcher named = NAME.matcher(source);
                if (named.find()) {
                    names.add(named.group(1));
                }
            }
        }
        return names;
    }

    /** Warns of steps that enrol in what is retired with this folder: it ships with Steadfast, so the file alone is right. */
    private static void leadsNowhere(Draft draft, Set<String> ours, List<Problem> problems) {
        for (Step step : draft.playbook().outline().all()) {
            if (step instanceof Deed.Enrol enrol && !ours.contains(enrol.playbook())) {
                problems.add(new Problem(
                        draft.file(),
                        step.frame().line(),
                        step.id(),
                        Problem.Severity.WARNING,
                        "enrols in \"" + enrol.playbook() + "\", which this folder lacks: nobody enters it any more"));
            }
        }
    }

    private static SortedMap<String, Draft> drafts(
            PlaybookFolder sent, Map<String, String> texts, Surroundings surroundings, List<Problem> problems) {
        SortedMap<String, Draft> drafts = new TreeMap<>();
        sent.playbooks().forEach((file, source) -> {
            List<Problem> own = Lint.file(file, source, surroundings, LintSettings.DEFAULT);
            problems.addAll(own);
            if (own.stream().noneMatch(Problem::isError)) {
                Draft draft = Draft.read(file, source, texts, surroundings);
                Draft other = drafts.putIfAbsent(draft.name(), draft);
                if (other != null) {
                    problems.add(new Problem(
                            file,
                            1,
                            null,
                            "the playbook \"" + draft.name() + "\" is in " + other.file()
                                    + " as well; each name is allowed once"));
                }
            }
        });
        return drafts;
    }
}
