package dev.steadfast.template;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.text.TextContentNodeRendererContext;

/** The scale of a survey, in the place of the paragraph that is nothing but {@link #MARK}. */
final class ScaleBlock extends CustomBlock {

    /** What {@code {{ survey.scale }}} prints. Authors cannot write it, see {@link Source}. */
    static final String MARK = Slots.OPEN + "scale" + Slots.CLOSE;

    private static final String BUTTON = "display:inline-block;min-width:22px;margin:0 4px 8px 0;padding:8px 6px;"
            + "border:1px solid #c9ced6;border-radius:6px;text-align:center;color:#1a56c4;font-weight:600;"
            + "text-decoration:none;";
    private static final String ENDS = "margin:0 0 16px;font-size:13px;color:#5c6470;";

    private final Scale scale;
    private final LetterWords words;

    ScaleBlock(Scale scale, Locale locale) {
        this.scale = scale;
        this.words = LetterWords.in(locale);
    }

    private String ends() {
        int lowest = scale.answers().getFirst().score();
        int highest = scale.answers().getLast().score();
        return lowest + " = " + words.lowest(scale.question()) + ", " + highest + " = "
                + words.highest(scale.question());
    }

    /** A button for each answer, and below what the ends mean. */
    record InHtml(HtmlNodeRendererContext context) implements NodeRenderer {

        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(ScaleBlock.class);
        }

        @Override
        public void render(Node node) {
            ScaleBlock block = (ScaleBlock) node;
            var html = context.getWriter();
            html.line();
            html.tag("p", Map.of("style", "margin:0;"));
            for (Scale.Answer answer : block.scale.answers()) {
                html.tag("a", button(answer));
                html.text(String.valueOf(answer.score()));
                html.tag("/a");
                html.line();
            }
            html.tag("/p");
            html.line();
            html.tag("p", Map.of("style", ENDS));
            html.text(block.ends());
            html.tag("/p");
            html.line();
        }
    }

    /** In an order of their own, so that the same letter is the same text. */
    private static Map<String, String> button(Scale.Answer answer) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("href", answer.address());
        attributes.put("style", BUTTON);
        return attributes;
    }

    /** One link: eleven of them would bury the letter. */
    record InPlainText(TextContentNodeRendererContext context) implements NodeRenderer {

        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(ScaleBlock.class);
        }

        @Override
        public void render(Node node) {
            ScaleBlock block = (ScaleBlock) node;
            var text = context.getWriter();
            text.write(block.words.answerHere() + " (" + block.ends() + "): " + block.scale.page());
            text.block();
        }
    }
}
