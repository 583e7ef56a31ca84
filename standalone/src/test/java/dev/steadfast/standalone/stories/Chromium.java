package dev.steadfast.standalone.stories;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Chromium without a window, with one page open on a running Steadfast. */
final class Chromium implements AutoCloseable {
    /** For one thing to appear on a page, on a busy machine. */
    static final double PATIENCE_MILLISECONDS = 60_000;

    private static final Path PROGRAM =
            Path.of(Optional.ofNullable(System.getenv("CHROMIUM_PATH")).orElse("/usr/bin/chromium"));

    private final Playwright playwright;
    private final Page page;
    private final List<String> troubles = new CopyOnWriteArrayList<>();

    private Chromium(Playwright playwright, Page page) {
        this.playwright = playwright;
        this.page = page;
        page.onPageError(troubles::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                troubles.add(message.text() + " at " + message.location());
            }
        });
    }

    /** Skips the test where Chromium is not installed; fails it where the tests run in CI. */
    static void isNeeded() {
        if (Files.isExecutable(PROGRAM)) {
            return;
        }
        String line = "no Chromium at %s (CHROMIUM_PATH can name one)".formatted(PROGRAM);
        if ("true".equals(System.getenv("CI"))) {
            fail(line);
        }
        abort(line);
    }

    static Chromium on(URI address) {
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright
                .chromium()
                .launch(new LaunchOptions().setExecutablePath(PROGRAM).setArgs(List.of("--no-sandbox")));
        Page page = browser.newPage(new Browser.NewPageOptions().setBaseURL(address.toString()));
        page.setDefaultTimeout(PATIENCE_MILLISECONDS);
        page.navigate("/");
        return new Chromium(playwright, page);
    }

    Page page() {
        return page;
    }

    /** What the page's scripts and requests complained about. */
    List<String> troubles() {
        return List.copyOf(troubles);
    }

    @Override
    public void close() {
        playwright.close();
    }
}
