package dev.steadfast.api.letters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadfast.api.Answer;
import dev.steadfast.api.Client;
import dev.steadfast.api.WithSignIn;
import dev.steadfast.playbook.Touch.Survey.Question;
import dev.steadfast.store.links.SignedLinks;
import dev.steadfast.store.links.TouchLink;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@WithSignIn
class SurveyPageTest {

    private static final String FORM = "application/x-www-form-urlencoded";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SignedLinks links;

    Client browser;
    SentLetter survey;

    @BeforeEach
    void aSurveyHasLeft() {
        browser = new Client(port);
        survey = SentLetter.of(new Client(port, "Authorization", "Bearer t0ken"), jdbc, "survey");
    }

    private String link(Question question, @Nullable Integer score) {
        return "/s/" + links.token(TouchLink.survey(survey.touch(), 0, question, score));
    }

    /** {@code type score comment step contact} of the account's events, in order. */
    private List<String> answers() {
        return jdbc.sql("""
                        select concat_ws(' ', type, data ->> 'score', data ->> 'comment', data ->> 'step', data ->> 'contact')
                          from event where account = ? and type like '%.answered' order by id
                        """).param(survey.account()).query(String.class).list();
    }

    @Test
    void followingALinkTicksItsScoreAndAnswersNothing() {
        Answer page = browser.page(link(Question.NPS, 9));

        assertThat(page.status()).as(page.body()).isEqualTo(200);
        assertThat(page.body())
                .contains("How likely are you to recommend us", "value=\"0\"", "value=\"10\"", "Customer Success")
                .containsPattern("value=\"9\"[^>]*checked")
                .doesNotContainPattern("value=\"8\"[^>]*checked");
        assertThat(page.header("Set-Cookie")).isEmpty();
        assertThat(browser.send("HEAD", link(Question.NPS, 3), FORM, "").status())
                .isEqualTo(200);
        assertThat(answers()).isEmpty();
    }

    @Test
    void sendingTheFormIsTheAnswer() {
        Answer thanks = browser.form(link(Question.CSAT, 4), Map.of("score", "4", "comment", "Quick & friendly\r\n"));

        assertThat(thanks.body()).contains("Thank you", "Quick &amp; friendly");
        assertThat(answers()).containsExactly("csat.answered 4 Quick & friendly welcome " + survey.address());
    }

    @Test
    void theScoreOfTheFormCountsNotThatOfTheLink() {
        browser.form(link(Question.NPS, 9), Map.of("score", "2"));

        assertThat(answers()).containsExactly("nps.answered 2  welcome " + survey.address());
    }

    @Test
    void whoThinksAgainAnswersAgainAndTheSameTwiceIsOne() {
        browser.form(link(Question.CES, 2), Map.of("score", "2"));
        browser.form(link(Question.CES, 2), Map.of("score", "2"));
        browser.form(link(Question.CES, 6), Map.of("score", "6", "comment", "solved now"));

        assertThat(answers())
                .containsExactly(
                        "ces.answered 2  welcome " + survey.address(),
                        "ces.answered 6 solved now welcome " + survey.address());
        assertThat(browser.page(link(Question.CES, null)).body())
                .containsPattern("value=\"6\"[^>]*checked")
                .contains("solved now");
    }

    @Test
    void afterFiveAnswersItIsClosed() {
        for (int score = 0; score < 8; score++) {
            browser.form(link(Question.NPS, score), Map.of("score", String.valueOf(score)));
        }

        assertThat(answers()).hasSize(5);
        assertThat(browser.page(link(Question.NPS, 1)).body())
                .contains("It cannot be changed any more")
                .doesNotContain("<form");
    }

    @Test
    void afterTwoWeeksItIsClosed() {
        browser.form(link(Question.NPS, 1), Map.of("score", "1"));
        jdbc.sql("update event set at = at - interval '15 days' where account = ?")
                .param(survey.account())
                .update();

        assertThat(browser.form(link(Question.NPS, 9), Map.of("score", "9")).body())
                .contains("It cannot be changed any more");
        assertThat(answers()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "11", "-1", "nine", "٣", "4.5", "999999999999"})
    void asksAgainForANumberOfTheScale(String score) {
        Answer again = browser.form(link(Question.NPS, 9), Map.of("score", score, "comment", "because"));

        assertThat(again.status()).isEqualTo(422);
        assertThat(again.body()).contains("Please choose a number.", "because");
        assertThat(answers()).isEmpty();
    }

    @Test
    void neverFailsWhateverIsSent() {
        Random random = new Random(10);
        for (int round = 0; round < 150; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(60); i >= 0; i--) {
                text.append("%%%02X".formatted(random.nextInt(256)));
            }
            String form = "score=" + (round % 3 == 0 ? text : round % 11) + "&comment=" + text;
            assertThat(browser.send("POST", link(Question.NPS, 9), FORM, form).status())
                    .as(form)
                    .isIn(200, 400, 422);
            assertThat(browser.send("POST", "/s/" + text, FORM, form).status())
                    .as("/s/%s", text)
                    .isIn(400, 404);
        }
        assertThat(browser.send("POST", link(Question.NPS, 9), FORM, "score=1&comment=" + "a".repeat(3_000_000))
                        .status())
                .isIn(200, 400, 413);
        assertThat(browser.page("/s/forged").body())
                .isEqualTo(browser.page("/u/forged").body());
    }
}
