package dev.steadfast.api.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadfast.api.CannedMailbox;
import dev.steadfast.api.Client;
import dev.steadfast.api.Customers;
import dev.steadfast.api.OverHttp;
import dev.steadfast.api.enrolments.EngineStandIn;
import dev.steadfast.store.playbooks.PlaybookCatalog;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@OverHttp
class PagesTest {
    private static final Pattern INLINE =
            Pattern.compile("<script(?![^>]* src=)|<style| style=| on[a-z]+=|javascript:");
    private static final String HOSTILE = "<script>alert(1)</script>&amp;";
    private static final String ESCAPED = "&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlaybookCatalog catalog;

    Client browser;
    Customers customers;

    @BeforeEach
    void connect() {
        browser = new Client(port);
        customers = new Customers(browser);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/?query=custom&segment=mid-market&run=active",
                "/tasks",
                "/tasks?state=",
                "/mailbox",
                "/mailbox/m3",
                "/imports",
                "/preview",
                "/preview?segment=mid-market&playbook=onboarding&event=milestone.first_value",
                "/preview?segment=*",
                "/preview/book"
            })
    void pagesAreDrawnWithNothingThatTheirPolicyForbids(String path) {
        customers.fresh();

        var page = browser.page(path);

        assertThat(page.status()).as(page.body()).isEqualTo(200);
        assertThat(page.body()).contains("</html>").doesNotContainPattern(INLINE);
    }

    @Test
    void accountShowsWhereItStandsAndWhatIsToCome() {
        var account = customers.fresh();
        var page = browser.page("/accounts/" + account).body();

        assertThat(page)
                .contains(
                        "times in Europe/Berlin",
                        "Pause",
                        "Skip next",
                        "Cancel",
                        "welcome",
                        "planned",
                        "mia@" + account)
                .contains("http://localhost:8233/namespaces/default/workflows/onboarding%2F" + account)
                .doesNotContainPattern("onboarding</h2>.{0,40}not enrolled")
                .doesNotContainPattern(INLINE);
    }

    @Test
    void accountWithoutEnrolmentSaysWhyAndCanBeEnrolledByHand() {
        var account = customers.longStanding();
        assertThat(browser.page("/accounts/" + account).body())
                .contains("not enrolled", "days_since(account.contract_start)");

        browser.form(
                "/accounts/" + account + "/enrol", Map.of("playbook", "onboarding", "back", "/accounts/" + account));

        assertThat(browser.page("/accounts/" + account).body()).contains("Enrolled in onboarding.", "Pause");
    }

    @Test
    void runIsPutOffEscalatedAndMovedByItsButtons() {
        catalog.publish(
                "movable-by-button.yaml",
                "playbook: movable-by-button\nsteps: [{ id: call, day: 3, task: Call, assignee: csm }]\n",
                Map.of(),
                "test");
        var account = customers.longStanding();
        var page = "/accounts/" + account;
        browser.form(page + "/enrol", Map.of("playbook", "movable-by-button", "back", page));
        assertThat(browser.page(page).body()).contains("Snooze", "Escalate", "Move day 0", "by local");
        var run = "/enrolments/" + customers.enrolmentOf(account);

        try (var _ = EngineStandIn.thatApplies(jdbc)) {
            browser.form(run + "/snooze", Map.of("for", "P3D", "step", "call", "back", page));
            assertThat(browser.page(page).body()).contains("Put off.");
            browser.form(run + "/escalate", Map.of("note", "they are angry", "back", page));
            assertThat(browser.page(page).body()).contains("the manager has a task");
            browser.form(run + "/reschedule", Map.of("to", "2027-07-01", "back", page));
            assertThat(browser.page(page).body()).contains("Day 0 is 2027-07-01 now.");
        }
        browser.form(run + "/reschedule", Map.of("to", "soon", "back", page));
        assertThat(browser.page(page).body()).contains("must be a date such as 2026-03-02");
    }

    @Test
    void textOfOthersIsNeverMarkup() {
        var account = customers.named(HOSTILE);
        jdbc.sql(
                        "insert into task (id, account, title, assignee, state, at) values ('x-' || ?, ?, ?, ?, 'open', now())")
                .params(account, account, HOSTILE, HOSTILE)
                .update();
        jdbc.sql(
                        "insert into journal (account, kind, outcome, reason, recipient, by, at) values (?, 'email', 'done', ?, ?, ?, now())")
                .params(account, HOSTILE, HOSTILE, HOSTILE)
                .update();

        for (var path :
                new String[] {"/?query=script", "/accounts/" + account, "/tasks", "/accounts/" + account + "/timeline"
                }) {
            assertThat(browser.page(path).body()).as(path).contains(ESCAPED).doesNotContain("<script>alert");
        }
    }

    @Test
    void messageIsShownInAFrameThatMayDoNothing() {
        var page = browser.page("/mailbox/m3").body();
        var body = browser.page("/mailbox/m3/body");

        assertThat(page).contains("Welcome &lt;b&gt;m3", "sandbox=\"allow-popups allow-popups-to-escape-sandbox\"");
        assertThat(body.body()).endsWith(CannedMailbox.HOSTILE);
        assertThat(body.header("Content-Security-Policy"))
                .contains("default-src 'none'", "sandbox allow-popups", "frame-ancestors 'self'")
                .doesNotContain("script-src", "allow-scripts", "allow-same-origin");
    }

    @Test
    void mailboxOfOneAccount() {
        assertThat(browser.page("/mailbox?account=other").body()).contains("m1").doesNotContain("/mailbox/m3");
    }

    @Test
    void refusedButtonLeadsBackWithTheReason() {
        var account = customers.fresh();
        var enrolment = customers.enrolmentOf(account);

        var answer = browser.form("/enrolments/" + enrolment + "/resume", Map.of("back", "/accounts/" + account));

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).endsWith("/accounts/" + account);
        assertThat(browser.page("/accounts/" + account).body()).contains("The enrolment is not paused");
    }

    @Test
    void taskIsCompletedFromTheInbox() {
        var account = customers.longStanding();
        jdbc.sql("insert into task (id, account, title, assignee, due, state, outcomes, at)"
                        + " values ('done-' || ?, ?, 'Call', 'me-' || ?, '2020-01-01', 'open', '{reached}', now())")
                .params(account, account, account)
                .update();
        var inbox = "/tasks?assignee=me-" + account;
        assertThat(browser.page(inbox).body()).contains("Overdue", "value=\"reached\"");

        browser.form("/tasks/done-" + account + "/complete", Map.of("outcome", "reached", "back", inbox));

        assertThat(browser.page(inbox).body()).contains("Done.", "Nothing to do here.");
    }

    @Test
    void sendingIsHeldAndReleasedFromTheHeader() {
        browser.form("/sending/hold", Map.of("back", "/tasks"));
        assertThat(browser.page("/tasks").body()).contains("Sending is on hold.", "by <span>local</span>", "Release");

        browser.form("/sending/release", Map.of("back", "/tasks"));
        assertThat(browser.page("/tasks").body()).doesNotContain("Sending is on hold.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://evil.example", "//evil.example", "/\\evil.example", "evil", "", "/\r\nSet-Cookie: a=b"})
    void formsNeverLeadToAnotherSite(String back) {
        var answer = browser.form("/sending/release", Map.of("back", back));

        assertThat(answer.header("Location")).isEqualTo("http://localhost:" + port + "/");
    }
}
