package dev.steadfast.api.why;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadfast.api.Answer;
import dev.steadfast.api.Client;
import dev.steadfast.api.Customers;
import dev.steadfast.api.OverHttp;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@OverHttp
class WhyTest {

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    Client client;
    String account;
    String enrolment;

    @BeforeEach
    void aMessageThatWasPutOffThenSent() {
        client = new Client(port);
        var customers = new Customers(client);
        account = customers.fresh();
        enrolment = customers.enrolmentOf(account);
        jdbc.sql("""
                        insert into journal (account, enrolment, playbook, step, kind, outcome, reason, by, at, rule, seen)
                        values (:account, :run, 'onboarding', 'hello', 'email', 'deferred', 'another message left today', 'steadfast',
                                '2026-03-01T09:00:00Z', 'contact-cap', '{"sending": "on"}')
                        """).param("account", account).param("run", enrolment).update();
        jdbc.sql("""
                        insert into touch (enrolment, step, occurrence, slot, account, channel, kind, purpose, recipient, template,
                                           state, token, deadline, message_id, provider_id, at)
                        values (:run, 'hello', 1, 0, :account, 'email', 'email', 'lifecycle', 'mia@acme.example', 'hello', 'delivered',
                                'a', now(), '<hello@steadfast>', 'p-1', '2026-03-02T09:00:00Z')
                        """).param("account", account).param("run", enrolment).update();
        jdbc.sql("""
                        insert into touch_change (enrolment, step, occurrence, slot, state, words, by, at)
                        values (:run, 'hello', 1, 0, 'delivered', 'mailbox took it', 'bounce mailbox', '2026-03-02T09:01:00Z')
                        """).param("run", enrolment).update();
    }

    @Test
    void tellsWhatWasDecidedByWhichRuleAndWhatBecameOfTheMessage() {
        Answer why = client.get("/api/accounts/" + account + "/why?step=hello");

        assertThat(why.status()).as(why.body()).isEqualTo(200);
        assertThat(why.text("/record/0/what")).isEqualTo("decision");
        assertThat(why.text("/record/0/rule")).isEqualTo("contact-cap");
        assertThat(why.text("/record/0/facts/sending")).isEqualTo("on");
        assertThat(why.text("/record/1/outcome")).isEqualTo("delivered");
        assertThat(why.text("/record/1/by")).isEqualTo("bounce mailbox");
        assertThat(why.text("/messages/0/state")).isEqualTo("delivered");
        assertThat(why.text("/messages/0/provider_id")).isEqualTo("p-1");
    }

    @Test
    void canBeAskedOfOneEnrolment() {
        String path = "/api/accounts/" + account + "/why?step=hello&enrolment=";

        assertThat(client.get(path + enrolment).json().at("/record")).hasSize(2);
        assertThat(client.get(path + "another").status()).isEqualTo(404);
    }

    @Test
    void knowsNothingOfAStepThatNeverCame() {
        assertThat(client.get("/api/accounts/" + account + "/why?step=nonsense").status())
                .isEqualTo(404);
        assertThat(client.get("/api/accounts/nobody/why?step=hello").status()).isEqualTo(404);
        assertThat(client.get("/api/accounts/" + account + "/why").status()).isEqualTo(422);
    }

    @Test
    void isAPageThatTheTimelineLeadsTo() {
        assertThat(client.page("/accounts/" + account).body())
                .contains("/accounts/" + account + "/why?step=hello&amp;enrolment=" + enrolment);

        String page = client.page("/accounts/" + account + "/why?step=hello").body();

        assertThat(page).contains("rule: contact-cap", "another message left today", "mailbox took it", "p-1");
    }
}
