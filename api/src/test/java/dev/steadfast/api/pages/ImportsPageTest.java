package dev.steadfast.api.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.steadfast.api.Client;
import dev.steadfast.api.OverHttp;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@OverHttp
class ImportsPageTest {
    @LocalServerPort
    int port;

    Client browser;

    @BeforeEach
    void connect() {
        browser = new Client(port);
    }

    @Test
    void sampleCustomersComeInAtThePushOfAButton() {
        var page = finished(browser.form("/imports/samples", Map.of()).header("Location"));

        assertThat(page).contains("samples/accounts.csv", ">40</dd>", "See the accounts");
        assertThat(browser.page("/?query=baltic").body()).contains("Baltic Freight Group", "Lena Hoffmann");
    }

    @Test
    void linesThatAreWrongAreListedWithTheirRule() {
        var csv = "id,name,arr\nfine-by-page,Fine,\n<b>bad</b>/,Bad,\nbad-by-page,Bad,<script>lots</script>\n";

        var page = finished(
                browser.upload("/imports", csv, Map.of("mode", "keep-good")).header("Location"));

        assertThat(page)
                .contains("Not taken", "&lt;script&gt;lots&lt;/script&gt;", "must be")
                .doesNotContain("<script>lots");
        assertThat(browser.page("/accounts/fine-by-page").status()).isEqualTo(200);
    }

    @Test
    void dryRunChangesNothingAndSaysWhoWouldBeEnrolled() {
        var csv = "id,name,contract_start\ndry-by-page,Dry,today\n";

        var page = finished(
                browser.upload("/imports", csv, Map.of("dry_run", "true")).header("Location"));

        assertThat(page).contains("Would be enrolled", "dry-by-page", "onboarding");
        assertThat(browser.page("/accounts/dry-by-page").status()).isEqualTo(404);
    }

    @Test
    void refusedFileStoresNothing() {
        var csv = "id,name,arr\nall-by-page,All,\nnone-by-page,None,much\n";

        var page = finished(browser.upload("/imports", csv, Map.of("mode", "all-or-nothing"))
                .header("Location"));

        assertThat(page).contains("Nothing was stored");
        assertThat(browser.page("/accounts/all-by-page").status()).isEqualTo(404);
    }

    @Test
    void emptyFileLeadsBackWithAWord() {
        assertThat(browser.upload("/imports", "", Map.of("back", "/imports")).header("Location"))
                .endsWith("/imports");
        assertThat(browser.page("/imports").body()).contains("must be a CSV file that is not empty");
    }

    private String finished(String location) {
        var path = URI.create(location).getPath();
        await().until(() -> !browser.page(path).body().contains("Reading:"));
        assertThat(browser.get(path + "/progress").header("HX-Refresh")).isEqualTo("true");
        return browser.page(path).body();
    }
}
