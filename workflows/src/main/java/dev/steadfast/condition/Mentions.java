package dev.steadfast.condition;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a condition asks about.
 *
 * @param steps ids of steps it names
 * @param ofRun facts and functions that exist only within a run, as they were written
 */
record Mentions(Set<String> steps, Set<String> ofRun) {

    private static final Set<String> ABOUT_STEPS = Set.of("done", "outcome");
    private static final Set<String> FACTS_OF_RUN = Set.of("contact", "enrolment");

    Mentions {
        steps = Set.copyOf(steps);
        ofRun = Set.copyOf(ofRun);
    }

    static Mentions of(CelAbstractSyntaxTree ast) {
        Set<String> steps = new TreeSet<>();
        Set<String> ofRun = new TreeSet<>();
        CelNavigableAst.fromAst(ast)
                .getRoot()
                .allNodes()
                .map(CelNavigableExpr::expr)
                .forEach(expr -> {
                    switch (expr.getKind()) {
                        case IDENT -> {
                            if (FACTS_OF_RUN.contains(expr.ident().name())) {
                                ofRun.add(expr.ident().name());
                            }
                        }
                        case CALL -> note(expr.call(), steps, ofRun);
                        default -> {
                            // nothing else names a fact or a step
                        }
                    }
                });
        return new Mentions(steps, ofRun);
    }

    private static void note(CelExpr.CelCall call, Set<String> steps, Set<String> ofRun) {
        String function = call.function();
        if (ABOUT_STEPS.contains(function)) {
            ofRun.add(function);
            CelExpr argument = call.args().getFirst();
            if (argument.getKind() == CelExpr.ExprKind.Kind.CONSTANT
                    && argument.constant().getKind() == CelConstant.Kind.STRING_VALUE) {
                steps.add(argument.constant().stringValue());
            }
        } else if (function.equals("happened")) {
            ofRun.add(function);
        }
    }
}
