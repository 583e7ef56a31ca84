package dev.steadfast.api.letters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadfast.api.Answer;
import dev.steadfast.api.Client;
import dev.steadfast.api.WithSignIn;
import dev.steadfast.store.links.SignedLinks;
import dev.steadfast.store.links.TouchLink;
import dev.steadfast.store.reach.Consent;
import dev.steadfast.store.reach.Consents;
import dev.steadfast.store.touches.TouchKey;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where sign-in is set up, so that what works here works without it. */
@WithSignIn
class PreferencesPageTest {

    private static final String FORM = "application/x-www-form-urlencoded";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SignedLinks links;

    @Autowired
    Consents consents;

    Client program;
    Client browser;
    SentLetter letter;
    String link;

    @BeforeEach
    void aLetterHasLeft() {
        program = new Client(port, "Authorization", "Bearer t0ken");
        browser = new Client(port);
        letter = SentLetter.of(program, jdbc, "email");
        link = letter.link(links);
    }

    private List<String> held(String address) {
        return consents.of(address).stream()
                .map(consent -> consent.purpose() + " " + consent.granted() + ", " + consent.source())
                .toList();
    }

    @Nested
    class OneClick {

        @Test
        void takesBackConsentWithItsProofAndNeedsNoCookie() {
            Answer answer = new Client(port).send("POST", link, FORM, "List-Unsubscribe=One-Click");

            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            assertThat(answer.header("Set-Cookie")).isEmpty();
            Consent taken = consents.of(letter.address()).getFirst();
            assertThat(taken)
                    .extracting(Consent::channel, Consent::purpose, Consent::granted, Consent::by)
                    .containsExactly("email", "lifecycle", false, "contact");
            assertThat(taken.source()).isEqualTo("one-click unsubscribe");
            assertThat(taken.words()).isEqualTo("List-Unsubscribe=One-Click");
            assertThat(taken.at()).isNotNull();
        }

        @Test
        void isTakenAsAMultipartFormTooAndTwice() {
            String body =
                    "--b\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--b--\r\n";

            assertThat(browser.send("POST", link, "multipart/form-data; boundary=b", body)
                            .status())
                    .isEqualTo(200);
            assertThat(browser.send("POST", link, "multipart/form-data; boundary=b", body)
                            .status())
                    .isEqualTo(200);
            assertThat(held(letter.address())).containsExactly("lifecycle false, one-click unsubscribe");
        }

        @Test
        void ofASurveyStopsSurveysAndLeavesLetters() {
            SentLetter survey = SentLetter.of(program, jdbc, "survey");

            browser.send("POST", survey.link(links), FORM, "List-Unsubscribe=One-Click");

            assertThat(held(survey.address())).containsExactly("survey false, one-click unsubscribe");
        }

        @Test
        void standsInTheTimelineOfTheAccount() {
            browser.send("POST", link, FORM, "List-Unsubscribe=One-Click");

            assertThat(program.get("/api/accounts/" + letter.account() + "/timeline")
                            .body())
                    .contains("consent.revoked", "lifecycle e-mail, one-click unsubscribe");
        }
    }

    @Nested
    class ThePage {

        @Test
        void changesNothingByBeingLookedAt() {
            Answer page = browser.page(link);

            assertThat(page.status()).as(page.body()).isEqualTo(200);
            assertThat(page.body())
                    .contains(letter.address(), "What may we write to you about?", "Customer Success")
                    .contains("name=\"lifecycle\" checked", "name=\"survey\" checked", "Messages about your contract")
                    .doesNotContain("Undo", "href=\"/\"", "Steadfast");
            assertThat(page.header("Set-Cookie")).isEmpty();
            assertThat(page.header("Cache-Control")).contains("no-store");
            assertThat(held(letter.address())).isEmpty();
        }

        @Test
        void savesEachPurposeAndUndoesIt() {
            Answer saved = browser.form(link, Map.of("action", "save", "survey", "on"));

            assertThat(saved.body()).contains("Saved.", "Undo").doesNotContain("name=\"lifecycle\" checked");
            assertThat(held(letter.address())).containsExactly("lifecycle false, preference page");

            Answer undone = browser.form(link, Map.of("action", "undo", "lifecycle", "on", "survey", "on"));
            assertThat(undone.body()).contains("name=\"lifecycle\" checked", "name=\"survey\" checked");
            assertThat(held(letter.address())).containsExactly("lifecycle true, preference page");
        }

        @Test
        void stopsAllOfThese() {
            browser.form(link, Map.of("action", "none"));

            assertThat(held(letter.address()))
                    .containsExactlyInAnyOrder("lifecycle false, preference page", "survey false, preference page");
        }

        @Test
        void speaksTheLanguageOfTheAccount() {
            jdbc.sql("update account set locale = 'de-AT' where id = ?")
                    .param(letter.account())
                    .update();

            assertThat(browser.page(link).body()).contains("<html lang=\"de\"", "Worüber dürfen wir Ihnen schreiben?");
        }
    }

    @Nested
    class ABadLink {

        @Test
        void isAnsweredAlikeWhetherForgedOrOfALetterThatIsGone() {
            String ofNobody = links.token(TouchLink.preferences(new TouchKey("e_none", "welcome", 1), 0));
            String ofASurvey = links.token(new TouchLink(TouchLink.Use.SURVEY, letter.touch(), 0, ""));

            Answer forged = browser.page("/u/forged");
            assertThat(forged.status()).isEqualTo(404);
            assertThat(forged.body()).contains("This link does not work").doesNotContain("/tasks");
            assertThat(browser.page("/u/" + ofNobody).body()).isEqualTo(forged.body());
            assertThat(browser.page("/u/" + ofASurvey).body()).isEqualTo(forged.body());
            assertThat(browser.page(link + "x").body()).isEqualTo(forged.body());
            assertThat(browser.send("POST", "/u/forged", FORM, "List-Unsubscribe=One-Click")
                            .status())
                    .isEqualTo(404);
        }

        @Test
        void neverFailsWhateverIsSent() {
            Random random = new Random(2026);
            String safe = "abcXYZ019-_~!$&'()*+,;=:@.";
            for (int round = 0; round < 300; round++) {
                StringBuilder token = new StringBuilder();
                for (int i = random.nextInt(200); i >= 0; i--) {
                    token.append(
                            random.nextInt(4) == 0
                                    ? "%%%02X".formatted(random.nextInt(256))
                                    : safe.charAt(random.nextInt(safe.length())));
                }
                Answer answer = round % 2 == 0
                        ? browser.page("/u/" + token)
                        : browser.send("POST", "/u/" + token, FORM, "action=" + token);
                assertThat(answer.status()).as("/u/%s", token).isIn(400, 404);
            }
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "action=other",
                    "action=save&action=none&lifecycle=%ZZ",
                    "action=%00&lifecycle",
                    "action=save&lifecycle=%F0%28%8C%BC",
                    "=&=&&&",
                    "%",
                    "action"
                })
        void aStrangeFormDoesNotFail(String body) {
            assertThat(browser.send("POST", link, FORM, body).status()).as(body).isIn(200, 400);
            assertThat(browser.send("POST", link, "multipart/form-data; boundary=b", body)
                            .status())
                    .as(body)
                    .isIn(200, 400);
            assertThat(browser.send("POST", link, "multipart/form-data", body).status())
                    .as(body)
                    .isIn(200, 400);
        }
    }
}
