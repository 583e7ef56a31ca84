package dev.steadfast.api.pages;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where a form leads: to the page that it stood on, with a word about what was done. */
final class Back {
    private Back() {}

    /** A redirect to the form's {@code back}, and never to another site. */
    static String from(HttpServletRequest request) {
        var back = request.getParameter("back");
        var isOurs = back != null && back.startsWith("/") && back.chars().allMatch(c -> c > ' ' && c != '\\');
        return "redirect:" + (isOurs && !back.startsWith("//") ? back : "/");
    }

    /** The same, saying that it was done. */
    static String done(HttpServletRequest request, RedirectAttributes flash, String notice) {
        flash.addFlashAttribute("notice", notice);
        return from(request);
    }
}
