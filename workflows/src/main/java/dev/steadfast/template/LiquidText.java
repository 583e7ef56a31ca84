package dev.steadfast.template;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import liqp.TemplateContext;
import liqp.exceptions.LiquidException;
import liqp.nodes.LNode;
import liqp.org.antlr.v4.runtime.tree.ParseTree;

/** A piece of Liquid, read and checked. */
final class LiquidText {

    private final ParseTree tree;

    private LiquidText(ParseTree tree) {
        this.tree = tree;
    }

    /** Empty where it cannot be used; why is then among the findings. */
    static Optional<LiquidText> read(String source, int firstLine, Findings findings) {
        ParseTree tree;
        try {
            tree = Dialect.PARSER.parse(source).getParseTree();
        } catch (LiquidException e) {
            findings.add(firstLine + Math.max(1, e.line) - 1, "not readable as Liquid: " + firstWords(e));
            return Optional.empty();
        } catch (RuntimeException e) {
            findings.add(firstLine, "not readable as Liquid: " + firstWords(e));
            return Optional.empty();
        }
        new LiquidCheck(findings, firstLine).check(tree);
        return Optional.of(new LiquidText(tree));
    }

    private static String firstWords(RuntimeException e) {
        String message = String.valueOf(e.getMessage()).strip();
        return message.lines().findFirst().orElse("no reason given");
    }

    /**
     * Renders it.
     *
     * @param facts as {@link PrintableFacts} has them
     * @param printed is given everything that {@code {{ }}} prints, and says what is put there
     * @throws MissingFact where it prints a fact that is not known
     * @throws UnrenderableText where it goes beyond the limits or a filter fails
     */
    String render(String template, Locale locale, Map<String, Object> facts, UnaryOperator<String> printed) {
        try {
            // Liquid's nodes keep state while they render: so they are made anew for each one.
            LNode nodes = new PrintingVisitor(template, locale, printed).visit(tree);
            return String.valueOf(nodes.render(new TemplateContext(Dialect.PARSER, facts)));
        } catch (UnrenderableText e) {
            throw e;
        } catch (RuntimeException e) {
            throw new UnrenderableText(template, firstWords(e));
        }
    }
}
