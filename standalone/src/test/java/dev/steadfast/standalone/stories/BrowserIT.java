package dev.steadfast.standalone.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.WaitForFunctionOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.steadfast.standalone.RealTemporal;
import dev.steadfast.standalone.SteadfastProcess;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody does with the pages on a first day: everything here is clicked. */
class BrowserIT {
    /** For as long as a month of the sample customers may take on a busy machine. */
    private static final double A_MONTH_MILLISECONDS = 300_000;

    private static final String CLOCK_STANDS_AT = """
            moment => document.querySelector("#clock button")
                && Date.parse(document.querySelector("#clock time").dateTime) >= Date.parse(moment)
            """;

    @TempDir
    Path folder;

    @BeforeAll
    static void chromiumIsThere() {
        Chromium.isNeeded();
        PlaywrightAssertions.setDefaultAssertionTimeout(Chromium.PATIENCE_MILLISECONDS);
    }

    @Test
    void aMonthOfTheSampleCustomers() throws IOException {
        try (var steadfast = start("in-jvm");
                var browser = Chromium.on(steadfast.page())) {
            Page page = browser.page();
            importFile(page, samples());
            letDaysPassUntilACallIsToBeMade(page);
            String called = completeTheCall(page);
            assertThat(timeline(page, called).filter(text("reached")).first()).isVisible();

            String paused = pauseTheFirstRun(page);
            advance(page, 30);
            assertThat(runState(page, paused)).hasText("paused");
            resume(page);
            assertThat(runState(page, paused)).not().hasText("paused");

            readTheNewestMessage(page);
            assertThat(browser.troubles()).isEmpty();
        }
    }

    @Test
    void theRunInTheTemporalUi() {
        RealTemporal.isNeeded();
        try (var steadfast = start("dev-server");
                var browser = Chromium.on(steadfast.page())) {
            Page page = browser.page();
            click(page, "Use the sample customers");
            page.getByRole(AriaRole.LINK, named("See the accounts")).click();
            advance(page, 1);
            String account = openTheFirstRun(page);

            Page temporal = page.waitForPopup(
                    () -> onboarding(page).getByText("Run in Temporal").click());
            temporal.setDefaultTimeout(Chromium.PATIENCE_MILLISECONDS);
            assertThat(temporal.getByText("onboarding/" + account).first()).isVisible();
            assertThat(temporal.getByText("Running").first()).isVisible();
            assertThat(browser.troubles()).isEmpty();
        }
    }

    private static void importFile(Page page, Path csv) {
        page.locator("input[type=file]").setInputFiles(csv);
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Import").setExact(true))
                .click();
        assertThat(page.locator(".result .totals")).containsText("40");
        page.getByRole(AriaRole.LINK, named("See the accounts")).click();
        assertThat(page.locator("#accounts tbody tr").first()).isVisible();
    }

    /** Calls are made on day 3 and may be made until day 5, so that no day is left out. */
    private static void letDaysPassUntilACallIsToBeMade(Page page) {
        for (int day = 1; day <= 5; day++) {
            advance(page, 1);
            page.navigate("/tasks");
            if (calls(page).count() > 0) {
                return;
            }
        }
        throw new AssertionError("nobody is to be called within five days");
    }

    private static Locator calls(Page page) {
        return page.locator("article.task").filter(text("Call and ask how the first days went"));
    }

    /** Answers the first call with an outcome, and says whose it was. */
    private static String completeTheCall(Page page) {
        Locator call = calls(page).first();
        String account = idIn(call.locator("a[href^='/accounts/']"));
        call.locator("summary").filter(text("Complete")).click();
        call.locator("button[name=outcome][value=reached]").click();
        assertThat(page.locator(".flash.is-done")).isVisible();
        return account;
    }

    private static Locator timeline(Page page, String account) {
        page.navigate("/accounts/" + account);
        return page.locator("#timeline .entry");
    }

    private static String openTheFirstRun(Page page) {
        page.navigate("/?run=active&playbook=onboarding");
        Locator link = page.locator("#accounts td.name a").first();
        String account = idIn(link);
        link.click();
        assertThat(onboarding(page)).isVisible();
        return account;
    }

    /** The account may go through other playbooks as well. */
    private static Locator onboarding(Page page) {
        return page.locator(".run-card").filter(new FilterOptions().setHas(page.getByText("onboarding", exactly())));
    }

    private static Page.GetByTextOptions exactly() {
        return new Page.GetByTextOptions().setExact(true);
    }

    private static String pauseTheFirstRun(Page page) {
        String account = openTheFirstRun(page);
        onboarding(page).locator("summary.do-pause").click();
        onboarding(page).locator("input[name=note]:visible").fill("the invoice is disputed");
        click(page, "Pause the run");
        assertThat(page.locator(".flash.is-done")).containsText("Paused");
        assertThat(timeline(page, account).filter(text("the invoice is disputed")))
                .hasCount(1);
        return account;
    }

    private static void resume(Page page) {
        onboarding(page).locator("summary.do-resume").click();
        click(page, "Resume the run");
        assertThat(page.locator(".flash.is-done")).containsText("Resumed");
    }

    private static Locator runState(Page page, String account) {
        page.navigate("/accounts/" + account);
        return onboarding(page).locator(".run-state .pill");
    }

    private static void readTheNewestMessage(Page page) {
        page.getByRole(AriaRole.LINK, named("Mailbox")).click();
        Locator newest = page.locator("ol.messages a").first();
        String subject = newest.locator("b").textContent();
        newest.click();
        assertThat(page.locator("article.message h2")).hasText(subject);
        assertThat(page.locator("article.message")).containsText("step ");
        assertThat(page.frameLocator("article.message iframe").locator("body p").first())
                .isVisible();
    }

    private static void advance(Page page, int days) {
        Instant before = Instant.parse(page.locator("#clock time").getAttribute("datetime"));
        click(page, days == 1 ? "+1 day" : "+" + days + " days");
        page.waitForFunction(
                CLOCK_STANDS_AT,
                before.plus(Duration.ofDays(days)).toString(),
                new WaitForFunctionOptions().setTimeout(A_MONTH_MILLISECONDS));
    }

    private static void click(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .click();
    }

    private static String idIn(Locator link) {
        return link.getAttribute("href").replaceFirst(".*/", "");
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static FilterOptions text(String text) {
        return new FilterOptions().setHasText(text);
    }

    private Path samples() throws IOException {
        Path file = folder.resolve("accounts.csv");
        try (InputStream samples =
                Objects.requireNonNull(BrowserIT.class.getResourceAsStream("/samples/accounts.csv"))) {
            Files.copy(samples, file);
        }
        return file;
    }

    private SteadfastProcess start(String engine) {
        return SteadfastProcess.on(folder.resolve("data")).engine(engine).start();
    }
}
