package dev.steadfast.template;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.LineBreakRendering;
import org.commonmark.renderer.text.TextContentNodeRendererContext;
import org.commonmark.renderer.text.TextContentRenderer;

/** A Markdown text made into HTML and plain text. Raw HTML in it is shown, not obeyed. */
final class Letter {

    private static final Parser PARSER =
            Parser.builder().maxOpenBlockParsers(50).maxInlineNesting(50).build();

    private static final HtmlRenderer HTML = HtmlRenderer.builder()
            .escapeHtml(true)
            .percentEncodeUrls(true)
            .attributeProviderFactory(context -> LetterLook::apply)
            .build();

    private static final TextContentRenderer PLAIN = TextContentRenderer.builder()
            .lineBreakRendering(LineBreakRendering.SEPARATE_BLOCKS)
            .nodeRendererFactory(PlainLinks::new)
            .build();

    private final Node document;

    private Letter(Node document) {
        this.document = document;
    }

    /** Reads the Markdown, then fills its slots. */
    static Letter of(String markdown, Slots slots) {
        Node document = PARSER.parse(markdown);
        document.accept(new FilledIn(slots));
        return new Letter(document);
    }

    String html(String subject, Locale locale, LetterLinks links) {
        return LetterLook.page(subject, locale, HTML.render(document), links);
    }

    String plain(Locale locale, LetterLinks links) {
        String text = PLAIN.render(document).strip() + "\n";
        return links.unsubscribe() == null
                ? text
                // "-- " begins what mail programs know to be no part of the letter
                : text + "\n-- \n" + LetterWords.in(locale).unsubscribe() + ":\n" + links.unsubscribe() + "\n";
    }

    /** {@code text (url)}, or just the address where the text says the same. */
    private record PlainLinks(TextContentNodeRendererContext context) implements NodeRenderer {

        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(Link.class);
        }

        @Override
        public void render(Node node) {
            Link link = (Link) node;
            for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
                context.render(child);
            }
            String address = link.getDestination().replaceFirst("(?i)^(mailto|tel):", "");
            if (!List.of(address, link.getDestination()).contains(textOf(link))) {
                context.getWriter().write(" (" + address + ")");
            }
        }

        private static String textOf(Link link) {
            StringBuilder text = new StringBuilder();
            link.accept(new AbstractVisitor() {
                @Override
                public void visit(org.commonmark.node.Text part) {
                    text.append(part.getLiteral());
                }
            });
            return text.toString();
        }
    }
}
