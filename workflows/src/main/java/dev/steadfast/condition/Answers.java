package dev.steadfast.condition;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionResolver;
import dev.cel.runtime.CelResolvedOverload;
import dev.steadfast.account.CustomValues;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The functions, bound to one account for one evaluation on one thread: so they may close over what is mutable. */
@SuppressWarnings("Immutable")
final class Answers implements CelFunctionResolver {

    private static final Map<String, ConditionFunction> FUNCTIONS = Arrays.stream(ConditionFunction.values())
            .collect(Collectors.toMap(ConditionFunction::word, Function.identity()));

    private final Known known;
    private final Evidence evidence;

    Answers(Known known, Evidence evidence) {
        this.known = known;
        this.evidence = evidence;
    }

    @Override
    public Optional<CelResolvedOverload> findOverloadMatchingArgs(
            String name, Collection<String> overloads, Object[] arguments) {
        return findOverloadMatchingArgs(name, arguments);
    }

    @Override
    public Optional<CelResolvedOverload> findOverloadMatchingArgs(String name, Object[] arguments) {
        List<Class<?>> anything = Collections.nCopies(arguments.length, Object.class);
        return Optional.ofNullable(FUNCTIONS.get(name))
                .map(function -> CelResolvedOverload.of(name, name, given -> answer(function, given), true, anything));
    }

    private Object answer(ConditionFunction function, Object[] given) throws CelEvaluationException {
        String name = String.valueOf(given[0]);
        return switch (function) {
            case DONE -> told(function, name, known.done(name), " is done", " is not done");
            case SENT -> told(function, name, known.sent(name), " was sent", " was not sent");
            case OPENED -> tracked(function, name, known.opened(name), " was opened", " was not opened");
            case CLICKED -> tracked(function, name, known.clicked(name), " was clicked", " was not clicked");
            case REPLIED -> tracked(function, name, known.replied(name), " has a reply", " has no reply");
            case OUTCOME -> outcome(name);
            case HAPPENED -> happened(name, given);
            case LAST -> last(name);
            case DAYS_UNTIL -> ChronoUnit.DAYS.between(known.today(), day(given[0]));
            case DAYS_SINCE -> ChronoUnit.DAYS.between(day(given[0]), known.today());
        };
    }

    private boolean told(ConditionFunction function, String step, boolean so, String yes, String no) {
        evidence.said(function.word() + "(" + step + ")", step + (so ? yes : no));
        return so;
    }

    private boolean tracked(ConditionFunction function, String step, @Nullable Boolean so, String yes, String no)
            throws CelEvaluationException {
        if (so == null) {
            evidence.missed(
                    function.word() + "(" + step + ")",
                    switch (function) {
                        case REPLIED -> ": no inbound mailbox is configured";
                        case OPENED -> ": opened messages are not tracked";
                        default -> ": followed links are not tracked";
                    });
            throw new CelEvaluationException("not tracked");
        }
        return told(function, step, so, yes, no);
    }

    private String outcome(String step) {
        String outcome = known.outcome(step);
        evidence.said(
                "outcome(" + step + ")",
                outcome.isEmpty()
                        ? step + " has no outcome"
                        : "the outcome of " + step + " is " + Phrases.value(outcome));
        return outcome;
    }

    private boolean happened(String event, Object[] given) throws CelEvaluationException {
        if (given.length == 1) {
            return told(ConditionFunction.HAPPENED, event, known.happened(event), " has happened", " has not happened");
        }
        Window within = Window.of(String.valueOf(given[1]))
                .orElseThrow(() -> new CelEvaluationException("not a length of time"));
        boolean so = known.happened(event, within.length());
        evidence.said(
                "happened(" + event + ", " + given[1] + ")",
                event + (so ? " has happened in " : " has not happened in ") + within.words());
        return so;
    }

    private Map<String, Object> last(String event) {
        Map<String, Object> data = known.last(event);
        String path = "last(" + event + ")";
        return data == null
                ? SeenFacts.ofData(path, Map.of(), evidence, ": no " + event + " has come")
                : SeenFacts.ofData(path, data, evidence, "");
    }

    private LocalDate day(Object date) throws CelEvaluationException {
        Instant at = CustomValues.moment(date, known.zone()).orElse(null);
        if (at == null) {
            evidence.unfit("date " + date, Phrases.value(date) + " is not a date");
            throw new CelEvaluationException("not a date");
        }
        return LocalDate.ofInstant(at, known.zone());
    }
}
