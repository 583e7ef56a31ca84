package dev.steadfast.template;

import dev.steadfast.condition.Nearest;
import java.util.Set;
import java.util.TreeSet;
import liqp.org.antlr.v4.runtime.ParserRuleContext;
import liqp.org.antlr.v4.runtime.tree.ParseTree;
import liquid.parser.v4.LiquidParser.AssignmentContext;
import liquid.parser.v4.LiquidParser.Capture_tag_IdContext;
import liquid.parser.v4.LiquidParser.Capture_tag_StrContext;
import liquid.parser.v4.LiquidParser.Cycle_tagContext;
import liquid.parser.v4.LiquidParser.FilterContext;
import liquid.parser.v4.LiquidParser.For_arrayContext;
import liquid.parser.v4.LiquidParser.For_rangeContext;
import liquid.parser.v4.LiquidParser.IdContext;
import liquid.parser.v4.LiquidParser.Include_relative_tagContext;
import liquid.parser.v4.LiquidParser.Include_tagContext;
import liquid.parser.v4.LiquidParser.Lookup_IdContext;
import liquid.parser.v4.LiquidParser.Lookup_StrContext;
import liquid.parser.v4.LiquidParser.Lookup_id_indexesContext;
import liquid.parser.v4.LiquidParser.Other_tagContext;
import liquid.parser.v4.LiquidParser.Simple_tagContext;
import liquid.parser.v4.LiquidParser.Table_tagContext;

/** Reads a parsed text and finds what it may not do: unknown facts, tags and filters. */
final class LiquidCheck {

    private final Findings findings;
    private final int firstLine;
    private final Set<String> ownNames = new TreeSet<>();

    /** The first line of the text is that line of its file. */
    LiquidCheck(Findings findings, int firstLine) {
        this.findings = findings;
        this.firstLine = firstLine;
    }

    void check(ParseTree text) {
        collectNames(text);
        walk(text);
    }

    private void collectNames(ParseTree node) {
        switch (node) {
            case AssignmentContext assignment -> ownName(assignment.id());
            case For_arrayContext loop -> ownName(loop.id());
            case For_rangeContext loop -> ownName(loop.id());
            default -> {}
        }
        for (int i = 0; i < node.getChildCount(); i++) {
            collectNames(node.getChild(i));
        }
    }

    private void ownName(IdContext id) {
        String name = id.getText();
        if (FactCheck.roots().contains(name)) {
            add(id, "\"" + name + "\" is the name of facts; choose another name");
        }
        ownNames.add(name);
        ownNames.add("forloop");
    }

    private void walk(ParseTree node) {
        switch (node) {
            case Lookup_id_indexesContext lookup -> checkFact(lookup);
            case Lookup_StrContext lookup -> add(lookup, "write the fact without brackets: " + lookup.getText());
            case Lookup_IdContext lookup -> add(lookup, "write the fact without brackets: " + lookup.getText());
            case FilterContext filter -> checkFilter(filter);
            case Include_tagContext tag -> forbidden(tag, "include");
            case Include_relative_tagContext tag -> forbidden(tag, "include_relative");
            case Capture_tag_IdContext tag -> forbidden(tag, "capture");
            case Capture_tag_StrContext tag -> forbidden(tag, "capture");
            case Cycle_tagContext tag -> forbidden(tag, "cycle");
            case Table_tagContext tag -> forbidden(tag, "tablerow");
            case Simple_tagContext tag -> checkTag(tag, tag.SimpleTagId().getText());
            case Other_tagContext tag -> checkTag(tag, tag.BlockId().getText());
            default -> {}
        }
        for (int i = 0; i < node.getChildCount(); i++) {
            walk(node.getChild(i));
        }
    }

    private void checkFact(Lookup_id_indexesContext lookup) {
        if (!ownNames.contains(lookup.id().getText())) {
            FactCheck.problem(lookup).ifPresent(problem -> add(lookup, problem));
        }
    }

    private void checkFilter(FilterContext filter) {
        String name = filter.Id().getText();
        if (!Dialect.FILTERS.contains(name)) {
            add(
                    filter,
                    "unknown filter \"" + name + "\"; "
                            + Nearest.to(name, Dialect.FILTERS)
                                    .map(near -> "did you mean \"" + near + "\"?")
                                    .orElse("allowed are " + String.join(", ", Dialect.FILTERS)));
        }
    }

    private void checkTag(ParserRuleContext tag, String name) {
        if (!Dialect.TAGS.contains(name)) {
            forbidden(tag, name);
        }
    }

    private void forbidden(ParserRuleContext tag, String name) {
        add(tag, "the tag \"" + name + "\" is not allowed; allowed are " + String.join(", ", Dialect.TAGS));
    }

    private void add(ParserRuleContext at, String problem) {
        findings.add(firstLine + at.getStart().getLine() - 1, problem);
    }
}
