package dev.steadfast.api.letters;

import dev.steadfast.api.letters.LetterPages.Followed;
import dev.steadfast.playbook.Touch.Survey.Question;
import dev.steadfast.store.links.LinkedTouch;
import dev.steadfast.store.links.TouchLink;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Where a survey is answered. The link of a score only ticks it: scanners follow links too, and must not answer. What
 * counts is the form.
 */
@Controller
@Hidden
class SurveyPage {

    private final LetterPages pages;
    private final SurveyAnswers answers;

    SurveyPage(LetterPages pages, SurveyAnswers answers) {
        this.pages = pages;
        this.answers = answers;
    }

    /** How the page stands after a request. */
    private enum State {
        ASKED,
        THANKED,
        UNANSWERED,
        CLOSED
    }

    /** What the link says: the question, and the score that was clicked. */
    private record Asked(
            LinkedTouch letter, Question question, @Nullable Integer score) {

        static Asked of(Followed followed) {
            String[] detail = followed.detail().split(":", 2);
            return new Asked(
                    followed.letter(),
                    Question.valueOf(detail[0].toUpperCase(Locale.ROOT)),
                    detail[1].isEmpty() ? null : Integer.valueOf(detail[1]));
        }
    }

    @GetMapping("/s/{token}")
    ModelAndView show(@PathVariable String token) {
        return with(token, asked -> {
            var before = answers.to(asked.letter());
            Integer ticked = asked.score();
            if (ticked == null && !before.isEmpty()) {
                ticked = before.getLast().score();
            }
            boolean open = SurveyAnswers.mayChange(before, asked.letter().now());
            String comment = before.isEmpty() ? "" : before.getLast().comment();
            return page(asked, open ? State.ASKED : State.CLOSED, ticked, comment);
        });
    }

    @PostMapping("/s/{token}")
    ModelAndView answer(
            @PathVariable String token,
            @RequestParam(required = false) @Nullable String score,
            @RequestParam(defaultValue = "") String comment) {
        return with(token, asked -> {
            Integer given = score(asked.question(), score);
            if (given == null) {
                ModelAndView again = page(asked, State.UNANSWERED, null, comment);
                again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
                return again;
            }
            boolean taken = answers.give(asked.letter(), asked.question(), given, comment);
            return page(asked, taken ? State.THANKED : State.CLOSED, given, comment);
        });
    }

    private ModelAndView with(String token, Function<Asked, ModelAndView> work) {
        return pages.follow(TouchLink.Use.SURVEY, token)
                .map(Asked::of)
                .map(work)
                .orElseGet(pages::gone);
    }

    private static @Nullable Integer score(Question question, @Nullable String text) {
        return text != null && text.matches("\\d{1,2}") && question.allows(Integer.parseInt(text))
                ? Integer.valueOf(text)
                : null;
    }

    private ModelAndView page(Asked asked, State state, @Nullable Integer ticked, String comment) {
        List<Integer> scores = IntStream.rangeClosed(
                        asked.question().lowest(), asked.question().highest())
                .boxed()
                .toList();
        return pages.page("letter-survey", asked.letter())
                .addObject("question", asked.question().word())
                .addObject("scores", scores)
                .addObject("ticked", ticked)
                .addObject("comment", comment)
                .addObject("state", state.name().toLowerCase(Locale.ROOT));
    }
}
