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
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Walks through a condition: notes what it asks about, and refuses what types alone let pass. */
final class Reading {

    private static final Set<String> FACTS_OF_RUN = Set.of("contact", "enrolment", "event", "input");
    private static final Set<String> FACTS_OF_TODAY = Set.of("account.stage", "enrolment.day");
    private static final Set<String> EQUALITY = Set.of("_==_", "_!=_");

    private final CelAbstractSyntaxTree ast;
    private final Place place;
    private final Set<String> roots = new TreeSet<>();
    private final Set<String> facts = new TreeSet<>();
    private final Set<String> functions = new TreeSet<>();
    private final Set<String> steps = new TreeSet<>();
    private final Set<String> touches = new TreeSet<>();
    private final Set<String> events = new TreeSet<>();
    private final Set<String> ofRun = new TreeSet<>();
    private boolean changesByItself;

    private Reading(CelAbstractSyntaxTree ast, Place place) {
        this.ast = ast;
        this.place = place;
    }

    /** @throws BadCondition where it asks what cannot be answered at this place, or for what can never be */
    static Mentions of(CelAbstractSyntaxTree ast, Place place) throws BadCondition {
        var reading = new Reading(ast, place);
        List<CelExpr> nodes = CelNavigableAst.fromAst(ast)
                .getRoot()
                .allNodes()
                .map(CelNavigableExpr::expr)
                .toList();
        for (CelExpr node : nodes) {
            reading.visit(node);
        }
        return new Mentions(
                reading.roots,
                reading.facts,
                reading.functions,
                reading.steps,
                reading.touches,
                reading.events,
                reading.ofRun,
                reading.changesByItself || reading.facts.stream().anyMatch(FACTS_OF_TODAY::contains));
    }

    private void visit(CelExpr node) throws BadCondition {
        fact(node).ifPresent(facts::add);
        switch (node.getKind()) {
            case IDENT -> root(node, node.ident().name());
            case CALL -> {
                CelExpr.CelCall call = node.call();
                Optional<ConditionFunction> function = ConditionFunction.of(call.function());
                if (function.isPresent()) {
                    call(node, function.get(), call.args());
                } else {
                    words(call);
                }
            }
            default -> {
                // nothing else names a fact or a step
            }
        }
    }

    /** {@code account.arr} or {@code account.custom.plan}, where the node is one as a whole. */
    private static Optional<String> fact(CelExpr node) {
        if (node.getKind() == CelExpr.ExprKind.Kind.IDENT) {
            // the variable of a declared attribute
            return Optional.of(node.ident().name()).filter(name -> name.startsWith(ConditionLanguage.CUSTOM));
        }
        if (node.getKind() != CelExpr.ExprKind.Kind.SELECT) {
            return Optional.empty();
        }
        CelExpr operand = node.select().operand();
        String name = node.select().field();
        if (operand.getKind() == CelExpr.ExprKind.Kind.IDENT) {
            return Optional.of(operand.ident().name())
                    .filter(root -> FactCatalog.allRoots().contains(root))
                    .map(root -> root + "." + name);
        }
        return ConditionLanguage.isCustom(operand) ? Optional.of(ConditionLanguage.CUSTOM + name) : Optional.empty();
    }

    private void root(CelExpr node, String name) throws BadCondition {
        String root = name.startsWith(ConditionLanguage.CUSTOM) ? "account" : name;
        if (FactCatalog.allRoots().contains(root)) {
            if (!place.knows(root)) {
                throw complaint(node, Complaints.absentHere(root, place));
            }
            roots.add(root);
            if (FACTS_OF_RUN.contains(root)) {
                ofRun.add(root);
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
            changesByItself = true;
            return;
        }
        for (CelExpr argument : arguments) {
            if (text(argument).isEmpty()) {
                throw complaint(
                        node, "\"" + function.word() + "\" takes names in quotes; write it as " + function.form());
            }
        }
        note(function, text(arguments.getFirst()).orElseThrow());
        if (arguments.size() > 1) {
            changesByItself = true;
            String length = text(arguments.get(1)).orElseThrow();
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

    /** A fact that has one of a few words is compared only with one of them. */
    private void words(CelExpr.CelCall call) throws BadCondition {
        List<CelExpr> sides = call.args();
        if (EQUALITY.contains(call.function())) {
            words(sides.getFirst(), Stream.of(sides.getLast()));
            words(sides.getLast(), Stream.of(sides.getFirst()));
        } else if (call.function().equals("@in") && sides.getLast().getKind() == CelExpr.ExprKind.Kind.LIST) {
            words(sides.getFirst(), sides.getLast().list().elements().stream());
        }
    }

    private void words(CelExpr asked, Stream<CelExpr> compared) throws BadCondition {
        String fact = fact(asked).orElse("");
        List<String> allowed = FactCatalog.words(fact);
        Optional<CelExpr> wrong = compared.filter(value ->
                        text(value).filter(word -> !allowed.contains(word)).isPresent())
                .findFirst();
        if (!allowed.isEmpty() && wrong.isPresent()) {
            String word = text(wrong.get()).orElseThrow();
            throw complaint(
                    wrong.get(),
                    fact + " is never \"" + word + "\"; "
                            + Nearest.to(word, allowed)
                                    .map(near -> "did you mean \"" + near + "\"?")
                                    .orElse("it is one of " + String.join(", ", allowed)));
        }
    }

    private static Optional<String> text(CelExpr expr) {
        return expr.getKind() == CelExpr.ExprKind.Kind.CONSTANT
                        && expr.constant().getKind() == CelConstant.Kind.STRING_VALUE
                ? Optional.of(expr.constant().stringValue())
                : Optional.empty();
    }

    private BadCondition complaint(CelExpr node, String message) {
        CelSourceLocation at = ast.getSource()
                .getOffsetLocation(ast.getSource().getPositionsMap().getOrDefault(node.id(), 0))
                .orElse(CelSourceLocation.of(1, 0));
        return new BadCondition(at.getLine(), at.getColumn() + 1, message);
    }
}
