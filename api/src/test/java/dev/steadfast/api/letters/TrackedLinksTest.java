package dev.steadfast.api.letters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadfast.api.Answer;
import dev.steadfast.api.Client;
import dev.steadfast.api.WithSignIn;
import dev.steadfast.store.links.SignedLinks;
import dev.steadfast.store.links.TouchLink;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@WithSignIn
class TrackedLinksTest {

    private static final String TARGET = "https://app.ours.example/start?a={b}&c=%20d#e";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SignedLinks links;

    Client reader;
    SentLetter letter;
    String picture;
    String detour;

    @BeforeEach
    void aLetterHasLeft() {
        reader = new Client(port);
        letter = SentLetter.of(new Client(port, "Authorization", "Bearer t0ken"), jdbc, "email");
        picture = "/t/o/" + links.token(TouchLink.opened(letter.touch(), 0));
        detour = "/t/c/" + links.token(TouchLink.clicked(letter.touch(), 0, TARGET));
    }

    private String state() {
        return jdbc.sql("select state from touch where enrolment = ?")
                .param(letter.touch().enrolment())
                .query(String.class)
                .single();
    }

    private List<String> changes() {
        return jdbc.sql("select concat_ws(' ', state, words) from touch_change where enrolment = ? order by id")
                .param(letter.touch().enrolment())
                .query(String.class)
                .list();
    }

    @Test
    void loadingThePictureOpensTheLetterOnce() {
        Answer first = reader.get(picture);
        reader.get(picture);

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.header("Content-Type")).isEqualTo("image/gif");
        assertThat(first.header("Cache-Control")).contains("no-store");
        assertThat(first.header("Set-Cookie")).isEmpty();
        assertThat(state()).isEqualTo("opened");
        assertThat(changes()).containsExactly("opened");
    }

    @Test
    void followingALinkLeadsWhereTheLetterSaid() {
        Answer there = reader.get(detour);

        assertThat(there.status()).isEqualTo(302);
        assertThat(there.header("Location")).isEqualTo(TARGET);
        assertThat(there.header("Set-Cookie")).isEmpty();
        assertThat(state()).isEqualTo("clicked");
        assertThat(changes()).containsExactly("clicked " + TARGET);
    }

    @Test
    void whatIsOnlyFetchedAheadDoesNotCount() {
        reader.send("HEAD", picture, "text/plain", "");
        reader.send("HEAD", detour, "text/plain", "");
        reader.get(detour, "Sec-Purpose", "prefetch;prerender");
        reader.get(picture, "X-Moz", "prefetch");

        assertThat(changes()).isEmpty();
    }

    @Test
    void nobodyCanMakeADetourToElsewhere() {
        String forged = detour.substring(0, detour.length() - 4) + "AAAA";
        String ofAnotherUse = "/t/c/" + links.token(TouchLink.preferences(letter.touch(), 0));

        assertThat(reader.page(forged).status()).isEqualTo(404);
        assertThat(reader.page(forged).header("Location")).isEmpty();
        assertThat(reader.page(ofAnotherUse).status()).isEqualTo(404);
        assertThat(reader.page(detour + "?url=https://evil.example").header("Location"))
                .isEqualTo(TARGET);
        assertThat(reader.get("/t/o/forged").body())
                .isEqualTo(reader.get(picture).body());
    }

    @Test
    void neverFailsWhateverIsAskedFor() {
        Random random = new Random(7);
        for (int round = 0; round < 100; round++) {
            StringBuilder token = new StringBuilder();
            for (int i = random.nextInt(40); i >= 0; i--) {
                token.append("%%%02X".formatted(random.nextInt(256)));
            }
            assertThat(reader.get("/t/o/" + token).status()).as("%s", token).isIn(200, 400);
            assertThat(reader.get("/t/c/" + token).status()).as("%s", token).isIn(400, 404);
        }
    }
}
