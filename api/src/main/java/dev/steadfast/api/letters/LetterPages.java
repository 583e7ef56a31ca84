package dev.steadfast.api.letters;

import dev.steadfast.store.links.LinkedTouch;
import dev.steadfast.store.links.LinkedTouches;
import dev.steadfast.store.links.SignedLinks;
import dev.steadfast.store.links.TouchLink;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** What all pages of letters have in common: the letter that a link stood in, and the answer to a link that is none. */
@Component
class LetterPages {

    private final SignedLinks links;
    private final LinkedTouches touches;
    private final Sender sender;

    LetterPages(SignedLinks links, LinkedTouches touches, Sender sender) {
        this.links = links;
        this.touches = touches;
        this.sender = sender;
    }

    /**
     * A link that we made, and the letter that it stood in.
     *
     * @param detail that was signed along
     */
    record Followed(LinkedTouch letter, String detail) {}

    Optional<Followed> follow(TouchLink.Use use, String token) {
        return links.read(use, token)
                .flatMap(link -> touches.find(link).map(letter -> new Followed(letter, link.detail())));
    }

    ModelAndView page(String view, LinkedTouch letter) {
        return new ModelAndView(view)
                .addObject("sender", sender)
                .addObject("words", PageWords.in(letter.locale()))
                .addObject("address", letter.recipient());
    }

    /** The same for a link that was cut off, that somebody made up, and whose letter is gone: it says nothing about anybody. */
    ModelAndView gone() {
        ModelAndView page = new ModelAndView("letter-gone", HttpStatus.NOT_FOUND);
        return page.addObject("sender", sender).addObject("words", PageWords.in(null));
    }
}
