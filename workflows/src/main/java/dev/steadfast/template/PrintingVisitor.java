package dev.steadfast.template;

import java.math.BigDecimal;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import liqp.TemplateContext;
import liqp.nodes.LNode;
import liqp.nodes.LookupNode;
import liqp.org.antlr.v4.runtime.tree.ParseTree;
import liqp.parser.v4.NodeVisitor;
import liquid.parser.v4.LiquidParser.AssignmentContext;
import liquid.parser.v4.LiquidParser.Lookup_id_indexesContext;
import liquid.parser.v4.LiquidParser.OutputContext;

/**
 * Liquid, but for two things: what is not known is not printed as nothing, and what is known is handed out before it
 * becomes part of the text.
 *
 * <p>liqp's own strict mode fails inside {@code {% if %}} as well, where an absent fact simply means no.
 */
final class PrintingVisitor extends NodeVisitor {

    private final String template;
    private final Locale locale;
    private final UnaryOperator<String> printed;

    PrintingVisitor(String template, Locale locale, UnaryOperator<String> printed) {
        super(Dialect.INSERTIONS, Dialect.filters(locale), true);
        this.template = template;
        this.locale = locale;
        this.printed = printed;
    }

    @Override
    public LNode visitOutput(OutputContext output) {
        LNode value = super.visitOutput(output);
        List<LookupNode> facts = factsIn(output);
        return context -> printed.apply(words(known(value, context, facts, output.getText())));
    }

    @Override
    public LNode visitAssignment(AssignmentContext assignment) {
        LNode node = super.visitAssignment(assignment);
        List<LookupNode> facts = factsIn(assignment);
        return context -> known(node, context, facts, assignment.getText());
    }

    private Object known(LNode node, TemplateContext context, List<LookupNode> facts, String source) {
        Object value;
        try {
            value = node.render(context);
        } catch (RuntimeException e) {
            if (Absent.isIn(e)) {
                throw missing(context, facts, source);
            }
            throw e;
        }
        if (value == null) {
            throw missing(context, facts, source);
        }
        return value;
    }

    private MissingFact missing(TemplateContext context, List<LookupNode> facts, String source) {
        String fact = facts.stream()
                .filter(lookup -> lookup.render(context) == null)
                .map(LookupNode::toString)
                .findFirst()
                .orElse(source);
        return new MissingFact(template, fact);
    }

    private List<LookupNode> factsIn(ParseTree tree) {
        List<LookupNode> facts = new ArrayList<>();
        if (tree instanceof Lookup_id_indexesContext lookup) {
            facts.add(visitLookup_id_indexes(lookup));
        }
        for (int i = 0; i < tree.getChildCount(); i++) {
            facts.addAll(factsIn(tree.getChild(i)));
        }
        return facts;
    }

    private String words(Object value) {
        return switch (value) {
            case ZonedDateTime date ->
                DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                        .withLocale(locale)
                        .format(date);
            case BigDecimal number -> number.toPlainString();
            case Object[] list -> words(Arrays.asList(list));
            case Collection<?> list ->
                list.stream().map(entry -> entry == null ? "" : words(entry)).collect(Collectors.joining(", "));
            case Map<?, ?> group -> throw new IllegalStateException("cannot print a group of facts: " + group.keySet());
            default -> value.toString();
        };
    }
}
