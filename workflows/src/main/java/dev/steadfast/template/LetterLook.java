package dev.steadfast.template;

import java.util.Locale;
import java.util.Map;
import org.commonmark.node.Node;
import org.jspecify.annotations.Nullable;

/**
 * How a message looks: one column, at most 600 pixels wide, every style on its element, because many mail programs
 * ignore style sheets.
 */
final class LetterLook {

    private static final String FONT =
            "font-family:-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;";

    private static final Map<String, String> STYLES = Map.ofEntries(
            Map.entry("p", "margin:0 0 16px;"),
            Map.entry("h1", "margin:0 0 16px;font-size:24px;line-height:1.3;"),
            Map.entry("h2", "margin:24px 0 12px;font-size:20px;line-height:1.3;"),
            Map.entry("h3", "margin:24px 0 12px;font-size:17px;line-height:1.3;"),
            Map.entry("ul", "margin:0 0 16px;padding-left:24px;"),
            Map.entry("ol", "margin:0 0 16px;padding-left:24px;"),
            Map.entry("li", "margin:0 0 6px;"),
            Map.entry("a", "color:#1a56c4;text-decoration:underline;"),
            Map.entry(
                    "blockquote",
                    "margin:0 0 16px;padding:2px 0 2px 16px;border-left:3px solid #d5d9e0;color:#4a5361;"),
            Map.entry("pre", "margin:0 0 16px;padding:12px;background:#f4f5f7;border-radius:6px;white-space:pre-wrap;"),
            Map.entry("code", "font-family:Menlo,Consolas,monospace;font-size:14px;"),
            Map.entry("hr", "margin:24px 0;border:0;border-top:1px solid #e3e6eb;"),
            Map.entry("img", "max-width:100%;height:auto;border:0;"));

    private LetterLook() {}

    static void apply(Node node, String tag, Map<String, String> attributes) {
        String style = STYLES.get(tag);
        if (style != null) {
            attributes.put("style", style);
        }
    }

    /** A line below the letter, for who does not want the next one. */
    private static String footer(String unsubscribe, Locale locale) {
        return """
                <tr><td align="center" style="padding:16px 28px 0;%sfont-size:13px;line-height:1.5;color:#5c6470;">
                <a href="%s" style="color:#5c6470;text-decoration:underline;">%s</a>
                </td></tr>
                """.formatted(
                FONT, escaped(unsubscribe), escaped(LetterWords.in(locale).unsubscribe()));
    }

    private static String picture(@Nullable Tracking tracking) {
        return tracking == null
                ? ""
                : "<img src=\"%s\" width=\"1\" height=\"1\" alt=\"\" style=\"display:block;width:1px;height:1px;border:0;\">\n"
                        .formatted(escaped(tracking.picture()));
    }

    static String page(String subject, Locale locale, String body, LetterLinks links) {
        String unsubscribe = links.unsubscribe();
        return """
                <!DOCTYPE html>
                <html lang="%s">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width,initial-scale=1">
                <meta name="format-detection" content="telephone=no,date=no,address=no,email=no">
                <title>%s</title>
                </head>
                <body style="margin:0;padding:0;background:#f4f5f7;-webkit-text-size-adjust:100%%;">
                <table role="presentation" width="100%%" cellpadding="0" cellspacing="0" border="0" style="background:#f4f5f7;">
                <tr><td align="center" style="padding:24px 12px;">
                <table role="presentation" width="100%%" cellpadding="0" cellspacing="0" border="0" style="max-width:600px;background:#ffffff;border:1px solid #e3e6eb;border-radius:8px;">
                <tr><td align="left" style="padding:32px 28px 16px;%sfont-size:16px;line-height:1.6;color:#1f2733;word-break:break-word;">
                %s</td></tr>
                </table>
                </td></tr>
                %s</table>
                %s</body>
                </html>
                """.formatted(
                        locale.toLanguageTag(),
                        escaped(subject),
                        FONT,
                        body,
                        unsubscribe == null ? "" : footer(unsubscribe, locale),
                        picture(links.tracking()));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
