package dev.steadfast.api.letters;

import dev.steadfast.store.links.Reactions;
import dev.steadfast.store.links.TouchLink;
import dev.steadfast.store.touches.TouchState;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/**
 * The picture and the detours of letters whose readers are looked after. Where a detour leads is part of what we signed:
 * nobody can make one that leads elsewhere. Programs that only fetch ahead have not read anything.
 */
@Controller
@Hidden
class TrackedLinks {

    /** A transparent GIF of one pixel. */
    private static final byte[] NOTHING =
            Base64.getDecoder().decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

    private static final List<String> PURPOSES = List.of("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz");

    private final LetterPages pages;
    private final Reactions reactions;

    TrackedLinks(LetterPages pages, Reactions reactions) {
        this.pages = pages;
        this.reactions = reactions;
    }

    /** The same for every token, so that it says nothing. */
    @GetMapping("/t/o/{token}")
    @ResponseBody
    ResponseEntity<byte[]> opened(@PathVariable String token, HttpServletRequest request) {
        if (isReading(request)) {
            pages.follow(TouchLink.Use.OPENED, token)
                    .ifPresent(followed -> reactions.keep(followed.letter(), TouchState.OPENED, ""));
        }
        return ResponseEntity.ok().contentType(MediaType.IMAGE_GIF).body(NOTHING);
    }

    @GetMapping("/t/c/{token}")
    ModelAndView clicked(@PathVariable String token, HttpServletRequest request) {
        return pages.follow(TouchLink.Use.CLICKED, token)
                .map(followed -> {
                    if (isReading(request)) {
                        reactions.keep(followed.letter(), TouchState.CLICKED, followed.detail());
                    }
                    RedirectView there = new RedirectView(followed.detail());
                    there.setExpandUriTemplateVariables(false);
                    there.setExposeModelAttributes(false);
                    return new ModelAndView(there);
                })
                .orElseGet(pages::gone);
    }

    private static boolean isReading(HttpServletRequest request) {
        return request.getMethod().equals("GET")
                && PURPOSES.stream()
                        .map(request::getHeader)
                        .noneMatch(purpose -> purpose != null
                                && purpose.toLowerCase(Locale.ROOT).contains("pre"));
    }
}
