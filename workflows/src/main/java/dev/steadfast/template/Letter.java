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
import org.jspecify.annotations.Nullable;

/** A Markdown text made into HTML and plain text. Raw HTML in it is shown, not obeyed. */
final class Letter {

    private static final Parser PARSER =
            Parser.builder().maxOpenBlockParsers(50).maxInlineNesting(50).build();

    private static final HtmlRenderer HTML = html().build();

    private static HtmlRenderer.Builder html() {
        return HtmlRenderer.builder()
                .escapeHtml(true)
                .percentEncodeUrls(true)
                .attributeProviderFactory(context -> LetterLook::apply)
                .nodeRendererFactory(ScaleBlock.InHtml::new);
    }

    private static HtmlRenderer html(@Nullable Tracking tracking) {
        return tracking == null
                ? HTML
                : html().attributeProviderFactory(context -> (node, tag, attributes) -> {
                            if (node instanceof Link link
                                    && link.getDestination().matches("(?i)https?:.*")) {
                                attributes.put("href", tracking.link().apply(link.getDestination()));
                            }
                        })
                        .build();
    }

    private static final TextContentRenderer PLAIN = TextContentRenderer.builder()
            .lineBreakRendering(LineBreakRendering.SEPARATE_BLOCKS)
            .nodeRendererFactory(PlainLinks::new)
            .nodeRendererFactory(ScaleBlock.InPlainText::new)
            .build();

    private final Node document;

    private Letter(Node document) {
        this.document = document;
    }

    /** Reads the Markdown, puts in the survey's scale where there is one, then fills its slots. */
    static Letter of(String markdown, Slots slots, @Nullable ScaleBlock scale) {
        Node document = PARSER.parse(markdown);
        place(scale, document, slots);
        document.accept(new FilledIn(slots));
        return new Letter(document);
    }

    /** In the place of its mark; without one, below the letter. */
    private static void place(@Nullable ScaleBlock scale, Node document, Slots slots) {
        Node mark = null;
        for (Node block = document.getFirstChild(); block != null; block = block.getNext()) {
            if (block.getFirstChild() instanceof org.commonmark.node.Text text
                    && text.getNext() == null
                    && slots.fill(text.getLiteral()).equals(ScaleBlock.MARK)) {
                mark = block;
            }
        }
        if (scale != null && mark == null) {
            document.appendChild(scale);
        } else if (mark != null) {
            if (scale != null) {
                mark.insertBefore(scale);
            }
            mark.unlink();
        }
    }

    String html(String subject, Locale locale, LetterLinks links) {
        return LetterLook.page(subject, locale, html(links.tracking()).render(document), links);
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
