package dev.steadfast.condition;

import com.google.common.collect.ImmutableSet;
import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructTypeReference;
import dev.cel.parser.CelMacro;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** CEL, with our facts and functions in it, and with the attributes that are declared. */
final class ConditionLanguage {

    /** Far above any condition a person writes, and low enough that a hostile one costs nothing. */
    private static final int LONGEST_SOURCE = 2_000;

    /** Parentheses and operators within each other. */
    private static final int DEEPEST_NESTING = 50;

    private static final int MOST_ITERATIONS = 1_000;

    /** Before the name of a declared attribute. */
    static final String CUSTOM = "account.custom.";

    static final ConditionLanguage PLAIN = new ConditionLanguage(Attributes.NONE);

    private final Attributes attributes;
    private @Nullable Cel cel;

    private ConditionLanguage(Attributes attributes) {
        this.attributes = attributes;
    }

    static ConditionLanguage of(Attributes attributes) {
        return attributes.declared().isEmpty() ? PLAIN : new ConditionLanguage(attributes);
    }

    Attributes attributes() {
        return attributes;
    }

    /** Made when it is first needed: it costs more than the conditions of a playbook. */
    private synchronized Cel cel() {
        Cel made = cel == null ? language(attributes) : cel;
        cel = made;
        return made;
    }

    private static Cel language(Attributes attributes) {
        var builder = CelFactory.plannerCelBuilder()
                .setOptions(CelOptions.current()
                        .maxExpressionCodePointSize(LONGEST_SOURCE)
                        .maxParseRecursionDepth(DEEPEST_NESTING)
                        .comprehensionMaxIterations(MOST_ITERATIONS)
                        .enableHeterogeneousNumericComparisons(true)
                        .build())
                .setStandardMacros(ImmutableSet.copyOf(CelStandardMacro.STANDARD_MACROS.stream()
                        .filter(macro -> macro != CelStandardMacro.HAS)
                        .toList()))
                .addMacros(has())
                .setTypeProvider(FactCatalog.types())
                .addFunctionDeclarations(MixedNumbers.declarations())
                .addFunctionBindings(MixedNumbers.bindings())
                .setResultType(SimpleType.BOOL);
        for (ConditionFunction function : ConditionFunction.values()) {
            builder.addFunctionDeclarations(function.declaration()).addLateBoundFunctions(function.word());
        }
        for (String root : FactCatalog.roots()) {
            builder.addVar(root, StructTypeReference.create(FactCatalog.typeName(root)));
        }
        for (String root : FactCatalog.openRoots()) {
            builder.addVar(root, FactCatalog.DATA);
        }
        // a declared attribute is a variable with dots in its name, which goes before the map of all of them
        attributes
                .declared()
                .forEach((name, declared) ->
                        builder.addVar(CUSTOM + name, declared.type().cel()));
        return builder.build();
    }

    /** CEL's own {@code has} does not know a variable with dots in its name, which declared attributes are. */
    private static CelMacro has() {
        return CelMacro.newGlobalMacro("has", 1, (factory, target, arguments) -> {
            CelExpr asked = arguments.getFirst();
            if (asked.getKind() != CelExpr.ExprKind.Kind.SELECT) {
                return Optional.of(factory.reportError("\"has\" takes a fact; write it as has(account.renewal_date)"));
            }
            CelExpr operand = asked.select().operand();
            String name = asked.select().field();
            return Optional.of(
                    isCustom(operand)
                            ? factory.newGlobalCall("@in", factory.newStringLiteral(name), operand)
                            : factory.newSelect(operand, name, true));
        });
    }

    static boolean isCustom(CelExpr expr) {
        return expr.getKind() == CelExpr.ExprKind.Kind.SELECT
                && expr.select().field().equals("custom")
                && expr.select().operand().getKind() == CelExpr.ExprKind.Kind.IDENT
                && expr.select().operand().ident().name().equals("account");
    }

    /** What a source compiles to. */
    record Compiled(CelRuntime.Program program, Mentions mentions) {}

    Compiled compile(String source, Vocabulary.Place place) throws BadCondition {
        try {
            var ast = cel().compile(source).getAst();
            return new Compiled(cel().createProgram(ast), Reading.of(ast, place));
        } catch (CelValidationException e) {
            throw Complaints.of(source, e.getErrors().getFirst());
        } catch (CelEvaluationException e) {
            throw new BadCondition(1, 1, "not a condition: " + e.getMessage());
        }
    }
}
