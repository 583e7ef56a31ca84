package dev.steadfast.lint;

import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.cel.parser.CelParser;
import dev.cel.parser.CelParserFactory;
import dev.cel.parser.CelStandardMacro;
import dev.steadfast.condition.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a condition asks about steps.
 *
 * @param calls the functions it calls with the id of a step
 * @param answers the outcomes that it compares with
 */
record Asked(List<Call> calls, List<Answer> answers) {

    private static final Set<String> ABOUT_STEPS = Set.of("done", "sent", "opened", "clicked", "replied", "outcome");

    private static final Set<String> EQUALITY = Set.of("_==_", "_!=_");

    private static final CelParser PARSER = CelParserFactory.standardCelParserBuilder()
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .build();

    /** {@code done("welcome")}. */
    record Call(String function, String step) {
        @Override
        public String toString() {
            return function + "(\"" + step + "\")";
        }
    }

    /** {@code outcome("call") == "reached"}, or one of a list. */
    record Answer(String step, String outcome) {}

    static Asked of(Condition condition) {
        List<Call> calls = new ArrayList<>();
        List<Answer> answers = new ArrayList<>();
        try {
            CelNavigableAst.fromAst(PARSER.parse(condition.source()).getAst())
                    .getRoot()
                    .allNodes()
                    .map(CelNavigableExpr::expr)
                    .filter(expr -> expr.getKind() == CelExpr.ExprKind.Kind.CALL)
                    .map(CelExpr::call)
                    .forEach(call -> note(call, calls, answers));
        } catch (CelValidationException e) {
            throw new IllegalStateException("A condition that was read cannot be parsed: " + condition, e);
        }
        return new Asked(
                calls.stream().distinct().toList(), answers.stream().distinct().toList());
    }

    private static void note(CelExpr.CelCall call, List<Call> calls, List<Answer> answers) {
        if (ABOUT_STEPS.contains(call.function())) {
            call.args().stream().flatMap(Asked::text).forEach(step -> calls.add(new Call(call.function(), step)));
        }
        if (EQUALITY.contains(call.function())) {
            compare(call.args().getFirst(), call.args().getLast(), answers);
            compare(call.args().getLast(), call.args().getFirst(), answers);
        }
        if (call.function().equals("@in") && call.args().getLast().getKind() == CelExpr.ExprKind.Kind.LIST) {
            call.args()
                    .getLast()
                    .list()
                    .elements()
                    .forEach(value -> compare(call.args().getFirst(), value, answers));
        }
    }

    private static void compare(CelExpr question, CelExpr value, List<Answer> answers) {
        if (question.getKind() == CelExpr.ExprKind.Kind.CALL
                && question.call().function().equals("outcome")) {
            question.call().args().stream()
                    .flatMap(Asked::text)
                    .forEach(step -> text(value).forEach(outcome -> answers.add(new Answer(step, outcome))));
        }
    }

    private static Stream<String> text(CelExpr expr) {
        return expr.getKind() == CelExpr.ExprKind.Kind.CONSTANT
                        && expr.constant().getKind() == CelConstant.Kind.STRING_VALUE
                ? Stream.of(expr.constant().stringValue())
                : Stream.empty();
    }
}
