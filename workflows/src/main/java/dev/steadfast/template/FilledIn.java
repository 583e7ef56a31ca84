package dev.steadfast.template;

import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Text;
import org.jspecify.annotations.Nullable;

/** Fills the slots of a Markdown document that has been read, and refuses links that lead nowhere. */
final class FilledIn extends AbstractVisitor {

    private static final Pattern ADDRESS = Pattern.compile("(?i)(https?://[^/\\s]+.*|mailto:[^\\s]+|tel:[0-9+() -]+)");

    private final Slots slots;

    FilledIn(Slots slots) {
        this.slots = slots;
    }

    @Override
    public void visit(Text text) {
        text.setLiteral(filled(text.getLiteral()));
    }

    @Override
    public void visit(Code code) {
        code.setLiteral(filled(code.getLiteral()));
    }

    @Override
    public void visit(FencedCodeBlock code) {
        code.setLiteral(filled(code.getLiteral()));
        code.setInfo("");
    }

    @Override
    public void visit(IndentedCodeBlock code) {
        code.setLiteral(filled(code.getLiteral()));
    }

    @Override
    public void visit(HtmlInline html) {
        html.setLiteral(filled(html.getLiteral()));
    }

    @Override
    public void visit(HtmlBlock html) {
        html.setLiteral(filled(html.getLiteral()));
    }

    @Override
    public void visit(Link link) {
        link.setDestination(address(link.getDestination()));
        link.setTitle(filledOrNull(link.getTitle()));
        super.visit(link);
    }

    @Override
    public void visit(Image image) {
        image.setDestination(address(image.getDestination()));
        image.setTitle(filledOrNull(image.getTitle()));
        super.visit(image);
    }

    private String filled(String text) {
        String filled = slots.fill(text);
        if (filled.contains(ScaleBlock.MARK)) {
            throw new IllegalStateException("survey.scale stands once, in a paragraph of its own; found \""
                    + filled.replace(ScaleBlock.MARK, "{{ survey.scale }}") + "\"");
        }
        return filled;
    }

    private @Nullable String filledOrNull(@Nullable String text) {
        return text == null ? null : filled(text);
    }

    private String address(String text) {
        String address = filled(text).strip();
        if (!ADDRESS.matcher(address).matches()) {
            throw new IllegalStateException(
                    "a link leads to \"" + address + "\"; expected an address with https://, http://, mailto: or tel:");
        }
        return address;
    }
}
