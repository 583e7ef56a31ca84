package dev.steadfast.condition;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.steadfast.condition.ConditionFunction.Subject;
import dev.steadfast.condition.Vocabulary.Place;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a condition asks about.
 *
 * @param roots the names before the dot
 * @param functions of ours that it calls
 * @param steps ids of steps it names
 * @param touches those of them whose message it asks about
 * @param events types of events it names
 * @param ofRun facts and functions that exist only within a run, as they were written
 */
record Mentions(
        Set<String> roots,
        Set<String> functions,
        Set<String> steps,
        Set<String> touches,
        Set<String> events,
        Set<String> ofRun) {

    private static final Set<String> FACTS_OF_RUN = Set.of("contact", "enrolment", "event", "input");

    Mentions {
        roots = Set.copyOf(roots);
        functions = Set.copyOf(functions);
        steps = Set.copyOf(steps);
        touches = Set.copyOf(touches);
        events = Set.copyOf(events);
        ofRun = Set.copyOf(ofRun);
    }

    /** @throws BadCondition where it asks what cannot be answered at this place, or not for a name in quotes */
    static Mentions of(CelAbstractSyntaxTree ast, Place place) throws BadCondition {
        var collector = new Collector(ast, place);
        List<CelExpr> nodes = CelNavigableAst.fromAst(ast)
                .getRoot()
                .allNodes()
                .map(CelNavigableExpr::expr)
                .toList();
        for (CelExpr node : nodes) {
            collector.visit(node);
        }
        return new Mentions(
                collector.roots,
                collector.functions,
                collector.steps,
                collector.touches,
                collector.events,
                collector.ofRun);
    }

    private static final class Collector {
        private final CelAbstractSyntaxTree ast;
        private final Place place;
        private final Set<String> roots = new TreeSet<>();
        private final Set<String> functions = new TreeSet<>();
        private final Set<String> steps = new TreeSet<>();
        private final Set<String> touches = new TreeSet<>();
        private final Set<String> events = new TreeSet<>();
        private final Set<String> ofRun = new TreeSet<>();

        private Collector(CelAbstractSyntaxTree ast, Place place) {
            this.ast = ast;
            this.place = place;
        }

        private void visit(CelExpr node) throws BadCondition {
            switch (node.getKind()) {
                case IDENT -> root(node, node.ident().name());
                case CALL -> {
                    CelExpr.CelCall call = node.call();
                    var function = ConditionFunction.of(call.function());
                    if (function.isPresent()) {
                        call(node, function.get(), call.args());
                    }
                }
                default -> {
                    // nothing else names a fact or a step
                }
            }
        }

        private void root(CelExpr node, String name) throws BadCondition {
            if (FactCatalog.allRoots().contains(name)) {
                if (!place.knows(name)) {
                    throw complaint(node, Complaints.absentHere(name, place));
                }
                roots.add(name);
                if (FACTS_OF_RUN.contains(name)) {
                    ofRun.add(name);
                }
            }
        }

        private void call(CelExpr node, ConditionFunction function, List<CelExpr> arguments) throws BadCondition {
            functions.add(function.word());
            if (function.isOfRun(arguments.size())) {
                if (!place.hasRun()) {
                    throw complaint(node, Complaints.absentHere(function.word(), place));
                }
                ofRun.add(function.word());
            }
            if (function.subject() == Subject.DATE) {
                return;
            }
            for (CelExpr argument : arguments) {
                if (!isText(argument)) {
                    throw complaint(
                            node, "\"" + function.word() + "\" takes names in quotes; write it as " + function.form());
                }
            }
            note(function, arguments.getFirst().constant().stringValue());
            if (arguments.size() > 1) {
                String length = arguments.get(1).constant().stringValue();
                if (Window.of(length).isEmpty()) {
                    throw complaint(
                            arguments.get(1),
                            "\"" + length + "\" is not a length of time; write it like 30m, 4h, 30d or 2w");
                }
            }
        }

        private void note(ConditionFunction function, String name) {
            switch (function) {
                case DONE, OUTCOME -> steps.add(name);
                case SENT, OPENED, CLICKED, REPLIED -> {
                    steps.add(name);
                    touches.add(name);
                }
                default -> events.add(name);
            }
        }

        private static boolean isText(CelExpr argument) {
            return argument.getKind() == CelExpr.ExprKind.Kind.CONSTANT
                    && argument.constant().getKind() == CelConstant.Kind.STRING_VALUE;
        }

        private BadCondition complaint(CelExpr node, String message) {
            CelSourceLocation at = ast.getSource()
                    .getOffsetLocation(ast.getSource().getPositionsMap().getOrDefault(node.id(), 0))
                    .orElse(CelSourceLocation.of(1, 0));
            return new BadCondition(at.getLine(), at.getColumn() + 1, message);
        }
    }
}
