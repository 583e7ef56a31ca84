package dev.steadfast.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadfast.api.Answer;
import dev.steadfast.api.Client;
import dev.steadfast.api.WithSignIn;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@WithSignIn
class SignInTest {
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    @LocalServerPort
    int port;

    @Nested
    class APerson {
        final Client browser = new Client(port);

        @Test
        void signsInByFormAndComesBackToThePageAskedFor() {
            assertThat(browser.page("/tasks").header("Location")).endsWith("/sign-in");

            var answer = signIn("correct horse");

            assertThat(answer.header("Location")).contains("/tasks");
            assertThat(browser.page("/tasks").body()).contains("Sign out");
        }

        @Test
        void wrongPasswordLeadsBackWithAWord() {
            assertThat(signIn("battery staple").header("Location")).endsWith("/sign-in?wrong");
            assertThat(browser.page("/sign-in?wrong").body()).contains("The name or the password is wrong.");
            assertThat(browser.page("/tasks").status()).isEqualTo(302);
        }

        @Test
        void changesNothingWithoutTheTokenOfAForm() {
            signIn("correct horse");

            assertThat(browser.form("/sending/hold", Map.of()).status()).isEqualTo(403);
            assertThat(browser.get("/api/sending").text("/held")).isEqualTo("false");
        }

        @Test
        void changesByFormUnderTheirOwnName() {
            signIn("correct horse");

            var done = browser.form("/sending/release", Map.of("_csrf", csrf("/tasks"), "back", "/tasks"));

            assertThat(done.header("Location")).endsWith("/tasks");
            assertThat(browser.get("/api/sending").text("/changed_by")).isEqualTo("admin");
        }

        @Test
        void sendsAFileByForm() {
            signIn("correct horse");
            var csv = "id,name\nby-form,By Form\n";

            assertThat(browser.upload("/imports", csv, Map.of()).status()).isEqualTo(403);
            assertThat(browser.upload("/imports", csv, Map.of("_csrf", csrf("/imports"), "dry_run", "true"))
                            .header("Location"))
                    .contains("/imports/");
        }

        @Test
        void signsOut() {
            signIn("correct horse");

            browser.form("/sign-out", Map.of("_csrf", csrf("/tasks")));

            assertThat(browser.page("/tasks").status()).isEqualTo(302);
        }

        @Test
        void isOfferedTheirProvider() {
            assertThat(browser.page("/sign-in").body())
                    .contains("Sign in with Example Work", "/oauth2/authorization/work");
            assertThat(browser.page("/oauth2/authorization/work").header("Location"))
                    .startsWith("https://id.example/authorize")
                    .contains("nonce=");
        }

        @Test
        void pieceOfAPageLeadsTheWholePageToSignIn() {
            var answer = browser.get("/clock/progress", "HX-Request", "true");

            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.header("HX-Redirect")).isEqualTo("/sign-in");
        }

        private Answer signIn(String password) {
            return browser.form(
                    "/sign-in", Map.of("_csrf", csrf("/sign-in"), "username", "admin", "password", password));
        }

        private String csrf(String page) {
            var found = CSRF.matcher(browser.page(page).body());
            assertThat(found.find()).isTrue();
            return found.group(1);
        }
    }

    @Nested
    class AProgram {
        @Test
        void showsATokenWithEveryRequestAndNoOther() {
            var program = new Client(port, "Authorization", "Bearer t0ken");

            var answer = program.post("/api/sending/release");

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.text("/changed_by")).isEqualTo("api");
            assertThat(answer.header("Set-Cookie")).isEmpty();
        }

        @Test
        void isRefusedWithAWrongTokenWhateverElseItShows() {
            assertThat(new Client(port, "Authorization", "Bearer t0ken2")
                            .get("/api/tasks")
                            .status())
                    .isEqualTo(401);
            assertThat(new Client(port, "Authorization", "Bearer ")
                            .get("/api/tasks")
                            .status())
                    .isEqualTo(401);
            assertThat(new Client(port, "Authorization", "Bearer t0ken2")
                            .page("/sign-in")
                            .status())
                    .isEqualTo(302);
        }

        @Test
        void mayUseThePasswordWithHttpBasic() {
            var program = new Client(port, "Authorization", basic("admin:correct horse"));

            assertThat(program.post("/api/sending/release").text("/changed_by")).isEqualTo("admin");
            assertThat(program.get("/api/tasks").status()).isEqualTo(200);
        }

        @Test
        void isRefusedWithAWrongPassword() {
            var answer = new Client(port, "Authorization", basic("admin:nope")).get("/api/tasks");

            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
            assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
        }

        @Test
        void passwordThatABrowserAddsByItselfChangesNothing() {
            var forged =
                    new Client(port, "Authorization", basic("admin:correct horse"), "Origin", "https://evil.example");

            assertThat(forged.post("/api/sending/hold").status()).isIn(401, 403);
        }

        @Test
        void isToldHowToSignIn() {
            assertThat(new Client(port).get("/api/tasks").text("/detail")).contains("bearer token");
        }

        private static String basic(String credentials) {
            return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
        }
    }
}
