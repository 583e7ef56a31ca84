package dev.steadfast.condition;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructTypeReference;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelLateFunctionBindings;
import dev.cel.runtime.CelRuntime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** CEL, with our facts and functions in it. */
final class ConditionLanguage {

    /** Far above any condition a person writes, and low enough that a hostile one costs nothing. */
    private static final int LONGEST_SOURCE = 2_000;

    private static final int MOST_ITERATIONS = 1_000;

    private static final Cel CEL = language();

    private ConditionLanguage() {}

    private static Cel language() {
        var builder = CelFactory.plannerCelBuilder()
                .setOptions(CelOptions.current()
                        .maxExpressionCodePointSize(LONGEST_SOURCE)
                        .comprehensionMaxIterations(MOST_ITERATIONS)
                        .enableHeterogeneousNumericComparisons(true)
                        .build())
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .setTypeProvider(FactCatalog.types())
                .addFunctionDeclarations(
                        function("done", SimpleType.BOOL, SimpleType.STRING),
                        function("outcome", SimpleType.STRING, SimpleType.STRING),
                        function("happened", SimpleType.BOOL, SimpleType.STRING),
                        function("days_since", SimpleType.INT, SimpleType.TIMESTAMP),
                        function("days_until", SimpleType.INT, SimpleType.TIMESTAMP))
                .addLateBoundFunctions("done", "outcome", "happened", "days_since", "days_until")
                .setResultType(SimpleType.BOOL);
        for (String root : FactCatalog.roots()) {
            builder.addVar(root, StructTypeReference.create(FactCatalog.typeName(root)));
        }
        return builder.build();
    }

    private static CelFunctionDecl function(String name, CelType result, CelType argument) {
        return CelFunctionDecl.newFunctionDeclaration(
                name, CelOverloadDecl.newGlobalOverload(overload(name), result, argument));
    }

    private static String overload(String name) {
        return "steadfast_" + name;
    }

    /** What a source compiles to. */
    record Compiled(CelRuntime.Program program, Mentions mentions) {}

    static Compiled compile(String source) throws BadCondition {
        try {
            var ast = CEL.compile(source).getAst();
            return new Compiled(CEL.createProgram(ast), Mentions.of(ast));
        } catch (CelValidationException e) {
            CelIssue first = e.getErrors().getFirst();
            throw new BadCondition(first.getSourceLocation().getColumn() + 1, explained(first.getMessage()));
        } catch (CelEvaluationException e) {
            throw new BadCondition(1, String.valueOf(e.getMessage()));
        }
    }

    /** CEL says {@code undefined field 'ar'}; the reader also wants to hear what there is. */
    private static String explained(String message) {
        int at = message.indexOf("undefined field '");
        if (at < 0) {
            return message.startsWith("undeclared reference to '")
                    ? message + "; known are " + String.join(", ", FactCatalog.roots())
                            + " and the functions done, outcome, happened, days_since, days_until, has"
                    : message;
        }
        String field = message.substring(at + "undefined field '".length(), message.lastIndexOf('\''));
        return Nearest.to(
                        field,
                        FactCatalog.roots().stream()
                                .flatMap(root -> FactCatalog.names(root).stream())
                                .toList())
                .map(near -> "there is no fact \"" + field + "\"; did you mean \"" + near + "\"?")
                .orElse("there is no fact \"" + field + "\"; docs/facts.md lists all of them");
    }

    /** The functions, bound to one account for one evaluation on one thread: so they may close over what is mutable. */
    @SuppressWarnings("Immutable")
    static CelLateFunctionBindings functions(Known known, Map<String, Object> seen) {
        return CelLateFunctionBindings.from(
                CelFunctionBinding.from(
                        overload("done"), String.class, step -> noted(seen, "done(" + step + ")", known.done(step))),
                CelFunctionBinding.from(
                        overload("outcome"),
                        String.class,
                        step -> noted(seen, "outcome(" + step + ")", known.outcome(step))),
                CelFunctionBinding.from(
                        overload("happened"),
                        String.class,
                        event -> noted(seen, "happened(" + event + ")", known.happened(event))),
                CelFunctionBinding.from(
                        overload("days_since"),
                        Instant.class,
                        at -> ChronoUnit.DAYS.between(day(at, known), known.today())),
                CelFunctionBinding.from(
                        overload("days_until"),
                        Instant.class,
                        at -> ChronoUnit.DAYS.between(known.today(), day(at, known))));
    }

    private static LocalDate day(Instant at, Known known) {
        return LocalDate.ofInstant(at, known.zone());
    }

    private static Object noted(Map<String, Object> seen, String call, Object answer) {
        seen.put(call, answer);
        return answer;
    }
}
