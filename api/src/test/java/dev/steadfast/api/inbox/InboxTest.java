package dev.steadfast.api.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadfast.api.Answer;
import dev.steadfast.api.Client;
import dev.steadfast.api.Customers;
import dev.steadfast.api.OverHttp;
import dev.steadfast.store.inbox.InboxStore;
import dev.steadfast.template.Text;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@OverHttp
class InboxTest {

    private static final String SECRET = "a secret of some length";

    @LocalServerPort
    int port;

    @Autowired
    InboxStore inbox;

    @Autowired
    JdbcClient jdbc;

    String account;
    String id;

    @BeforeEach
    void aNotice() {
        Customers customers = new Customers(new Client(port));
        account = customers.fresh();
        String enrolment = customers.enrolmentOf(account);
        id = "<" + enrolment + ".show.1.0@steadfast>";
        inbox.add(new InboxStore.Notice(
                id, account, "mia@acme.example", new Text("News", "<p>New.</p>", "New."), Instant.now()));
        jdbc.sql("""
                        insert into touch (enrolment, step, occurrence, slot, account, channel, kind, purpose, recipient, template,
                                           state, token, deadline, message_id, at)
                        values (?, 'show', 1, 0, ?, 'in-app', 'in-app', 'lifecycle', 'mia@acme.example', 'news', 'sent', 't', now(), ?,
                                now())
                        """).params(enrolment, account, id).update();
    }

    private Client reader(String secret, String contact, long validUntil) {
        String payload = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((account + "\n" + contact + "\n" + validUntil).getBytes(StandardCharsets.UTF_8));
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            String signature = HexFormat.of().formatHex(mac.doFinal(payload.getBytes(StandardCharsets.UTF_8)));
            return new Client(port, "Steadfast-Inbox-Token", payload + "." + signature);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long later() {
        return Instant.now().getEpochSecond() + 600;
    }

    private Client mia() {
        return reader(SECRET, "Mia@acme.example", later());
    }

    private String encoded() {
        return URLEncoder.encode(id, StandardCharsets.UTF_8);
    }

    @Test
    void isReadWithATokenOfItsReader() {
        Answer answer = mia().get("/api/inbox?contact=mia@acme.example");

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().at("/items")).hasSize(1);
        assertThat(answer.text("/items/0/subject")).isEqualTo("News");
        assertThat(answer.json().at("/items/0/read_at").isNull()).isTrue();
    }

    @Test
    void whatWasReadCountsAsOpened() {
        assertThat(mia().post("/api/inbox/read?id=" + encoded()).status()).isEqualTo(204);

        assertThat(jdbc.sql("select state from touch where message_id = ?")
                        .param(id)
                        .query(String.class)
                        .single())
                .isEqualTo("opened");
        assertThat(mia().get("/api/inbox?unread=true").json().at("/items")).isEmpty();
        assertThat(mia().get("/api/inbox").json().at("/items")).hasSize(1);
    }

    @Test
    void whatWasDismissedIsGone() {
        assertThat(mia().post("/api/inbox/dismiss?id=" + encoded()).status()).isEqualTo(204);

        assertThat(mia().get("/api/inbox").json().at("/items")).isEmpty();
    }

    @Test
    void isNobodyElses() {
        Client other = reader(SECRET, "bo@acme.example", later());

        assertThat(other.get("/api/inbox").json().at("/items")).isEmpty();
        assertThat(other.get("/api/inbox?contact=mia@acme.example").status()).isEqualTo(403);
        assertThat(other.post("/api/inbox/read?id=" + encoded()).status()).isEqualTo(404);
    }

    @Test
    void theTokenMustBeSignedAndValid() {
        assertThat(new Client(port).get("/api/inbox").status()).isEqualTo(403);
        assertThat(reader("a secret of a thief", "mia@acme.example", later())
                        .get("/api/inbox")
                        .status())
                .isEqualTo(403);
        assertThat(reader(SECRET, "mia@acme.example", 1).get("/api/inbox").status())
                .isEqualTo(403);
        assertThat(reader("another that was before", "mia@acme.example", later())
                        .get("/api/inbox")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void noTokenWhateverBreaksAnything() {
        Random random = new Random(7);
        for (int i = 0; i < 200; i++) {
            byte[] noise = new byte[random.nextInt(60)];
            random.nextBytes(noise);
            String token = Base64.getUrlEncoder().encodeToString(noise) + "."
                    + HexFormat.of().formatHex(noise);

            assertThat(new Client(port, "Steadfast-Inbox-Token", token)
                            .get("/api/inbox")
                            .status())
                    .isEqualTo(403);
            assertThat(reader(SECRET, new String(noise, StandardCharsets.UTF_8), later())
                            .get("/api/inbox")
                            .status())
                    .isIn(200, 403);
        }
    }
}
