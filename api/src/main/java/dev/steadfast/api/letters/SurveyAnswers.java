package dev.steadfast.api.letters;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.steadfast.playbook.Touch.Survey.Question;
import dev.steadfast.store.CoreJson;
import dev.steadfast.store.Instants;
import dev.steadfast.store.events.EventIngest;
import dev.steadfast.store.events.IncomingEvent;
import dev.steadfast.store.links.LinkedTouch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Answers to surveys. Each is an event of its account; who thinks again answers again, and the newest answer is what
 * conditions see.
 */
@Component
class SurveyAnswers {

    static final int MOST_ANSWERS = 5;
    static final Duration LONGEST_DOUBT = Duration.ofDays(14);
    private static final int LONGEST_COMMENT = 2_000;

    private final EventIngest events;
    private final JdbcClient jdbc;

    SurveyAnswers(EventIngest events, JdbcClient jdbc) {
        this.events = events;
        this.jdbc = jdbc;
    }

    /** An answer as it was given. */
    record Given(int score, String comment, Instant at) {}

    /** The answers to this letter, the oldest first. */
    List<Given> to(LinkedTouch letter) {
        String[] ids = IntStream.rangeClosed(1, MOST_ANSWERS)
                .mapToObj(n -> id(letter, n))
                .toArray(String[]::new);
        return jdbc.sql("select at, data from event where id = any(:ids) order by id")
                .param("ids", ids)
                .query((row, number) -> given(row.getString("data"), Instants.read(row, "at")))
                .list();
    }

    private static Given given(String data, Instant at) {
        Map<String, Object> read = CoreJson.read(data, new TypeReference<Map<String, Object>>() {});
        return new Given(
                read.get("score") instanceof Number score ? score.intValue() : 0,
                Optional.ofNullable(read.get("comment")).map(Object::toString).orElse(""),
                at);
    }

    /** Whether what was answered so far may still be replaced. */
    static boolean mayChange(List<Given> before, Instant now) {
        return before.isEmpty()
                || (before.size() < MOST_ANSWERS
                        && now.isBefore(before.getFirst().at().plus(LONGEST_DOUBT)));
    }

    /**
     * Records an answer; the same once more changes nothing.
     *
     * @return false where it comes too late, or after too many others
     */
    boolean give(LinkedTouch letter, Question question, int score, String comment) {
        List<Given> before = to(letter);
        String said = tidy(comment);
        if (!before.isEmpty()
                && before.getLast().score() == score
                && before.getLast().comment().equals(said)) {
            return true;
        }
        if (!mayChange(before, letter.now())) {
            return false;
        }
        events.ingest(List.of(new IncomingEvent(
                id(letter, before.size() + 1),
                question.event(),
                letter.account(),
                letter.now(),
                Map.of("score", score, "comment", said, "step", letter.step(), "contact", letter.recipient()))));
        return true;
    }

    /** Two answers at the very same moment have the same id, and the first of them is kept. */
    private static String id(LinkedTouch letter, int number) {
        return "survey-%s.%s.%d.%d-%d"
                .formatted(letter.enrolment(), letter.step(), letter.occurrence(), letter.slot(), number);
    }

    /** Without what no person types and no database takes. */
    private static String tidy(String comment) {
        String clean = comment.replace("\r\n", "\n")
                .replaceAll("[\\p{Cntrl}&&[^\n\t]]", "")
                .strip();
        int end = clean.offsetByCodePoints(0, Math.min(LONGEST_COMMENT, clean.codePointCount(0, clean.length())));
        return clean.substring(0, end);
    }
}
