package dev.steadfast.api.letters;

import dev.steadfast.api.letters.LetterPages.Followed;
import dev.steadfast.api.letters.Preferences.Said;
import dev.steadfast.store.links.LinkedTouch;
import dev.steadfast.store.links.TouchLink;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * Where people say what may be sent to them. Looking changes nothing, since mail programs and scanners look; a POST
 * without anything else is the one click of RFC 8058.
 */
@Controller
@Hidden
class PreferencesPage {

    private static final String VIEW = "letter-preferences";

    private final LetterPages pages;
    private final Preferences preferences;

    PreferencesPage(LetterPages pages, Preferences preferences) {
        this.pages = pages;
        this.preferences = preferences;
    }

    @GetMapping("/u/{token}")
    ModelAndView show(@PathVariable String token) {
        return letter(token).map(letter -> page(letter, null)).orElseGet(pages::gone);
    }

    @PostMapping("/u/{token}")
    ModelAndView change(@PathVariable String token, HttpServletRequest request) {
        return letter(token).map(letter -> changed(letter, request)).orElseGet(pages::gone);
    }

    private Optional<LinkedTouch> letter(String token) {
        return pages.follow(TouchLink.Use.PREFERENCES, token).map(Followed::letter);
    }

    private ModelAndView changed(LinkedTouch letter, HttpServletRequest request) {
        Choices before = preferences.of(letter);
        String action = request.getParameter("action");
        if (action == null) {
            preferences.change(
                    letter,
                    before.without(letter.consentPurpose()),
                    new Said("one-click unsubscribe", "List-Unsubscribe=One-Click"));
            return page(letter, before);
        }
        switch (action) {
            case "save" -> preferences.change(letter, chosen(request), new Said("preference page", "Save"));
            case "none" ->
                preferences.change(letter, new Choices(false, false), new Said("preference page", "Stop all of these"));
            case "undo" -> preferences.change(letter, chosen(request), new Said("preference page", "Undo"));
            default -> {
                return page(letter, null);
            }
        }
        return page(letter, action.equals("undo") ? null : before);
    }

    private static Choices chosen(HttpServletRequest request) {
        return new Choices(request.getParameter("lifecycle") != null, request.getParameter("survey") != null);
    }

    /** @param before what held until a moment ago; null where nothing has just changed */
    private ModelAndView page(LinkedTouch letter, @Nullable Choices before) {
        Choices now = preferences.of(letter);
        return pages.page(VIEW, letter)
                .addObject("choices", now)
                .addObject("before", now.equals(before) ? null : before)
                .addObject("saved", before != null);
    }
}
