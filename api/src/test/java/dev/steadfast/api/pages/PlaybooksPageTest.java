package dev.steadfast.api.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadfast.api.Client;
import dev.steadfast.api.OverHttp;
import dev.steadfast.store.playbooks.PlaybookCatalog;
import dev.steadfast.store.playbooks.Publications;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@OverHttp
class PlaybooksPageTest {
    private static final Pattern INLINE =
            Pattern.compile("<script(?![^>]* src=)|<style| style=| on[a-z]+=|javascript:");
    private static final String SHOWN = """
            playbook: shown
            title: A <b>shown</b> one
            steps: [{ id: call, day: 3, task: Call, assignee: csm }]
            """;

    @LocalServerPort
    int port;

    @Autowired
    PlaybookCatalog catalog;

    @Autowired
    Publications publications;

    Client browser;
    int first;
    int second;

    @BeforeEach
    void publish() {
        browser = new Client(port);
        first = catalog.publish("shown.yaml", SHOWN, Map.of(), "ana").version();
        second = catalog.publish("shown.yaml", SHOWN.replace("day: 3", "day: 4"), Map.of(), "ben")
                .version();
    }

    @Test
    void listsEveryPlaybookWithItsVersion() {
        var page = browser.page("/playbooks");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains("href=\"/playbooks/shown\"", "version " + second, "A &lt;b&gt;shown&lt;/b&gt; one")
                .contains("href=\"/playbooks/onboarding\"")
                .doesNotContainPattern(INLINE);
    }

    @Test
    void saysWhichAreRetired() {
        publications.retire("shown", "ana", null);

        assertThat(browser.page("/playbooks").body()).contains("retired");
        assertThat(browser.page("/playbooks/shown").body()).contains("nobody enters it any more", "Make it current");
    }

    @Test
    void showsWhoMadeAVersionAndWhatItSays() {
        var page = browser.page("/playbooks/shown").body();

        assertThat(page)
                .contains("by <span>ana</span>", "by <span>ben</span>", "accounts enter it", "Roll back", "day: 4")
                .doesNotContain("day: 3")
                .doesNotContainPattern(INLINE);
        assertThat(browser.page("/playbooks/shown?version=" + first).body()).contains("day: 3");
    }

    @Test
    void rollsBackByItsButton() {
        var done = browser.form(
                "/playbooks/shown/restore",
                Map.of("version", String.valueOf(first), "note", "too late", "back", "/playbooks/shown"));

        assertThat(done.status()).isEqualTo(302);
        assertThat(catalog.newest("shown").orElseThrow().version()).isEqualTo(first);
        assertThat(browser.page("/playbooks/shown").body())
                .contains("Accounts enter version " + first + " from now on", "too late");
    }

    @Test
    void knowsNoOtherPlaybookAndNoOtherVersion() {
        assertThat(browser.page("/playbooks/none").status()).isEqualTo(404);
        assertThat(browser.page("/playbooks/shown?version=99").status()).isEqualTo(404);
        assertThat(browser.form("/playbooks/shown/restore", Map.of("version", "99"))
                        .status())
                .isEqualTo(404);
    }
}
