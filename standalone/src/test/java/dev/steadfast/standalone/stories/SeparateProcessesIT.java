package dev.steadfast.standalone.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.smtp.SmtpServer;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.steadfast.standalone.RealTemporal;
import io.temporal.testing.TemporalDevServer;
import io.temporal.testing.TemporalDevServerOptions;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * The two applications as the compose file runs them: each in a process of its own, with PostgreSQL, Temporal and a
 * mail server beside them and the variables of that file.
 */
class SeparateProcessesIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String TOKEN = "a-token-for-machines-0123456789";

    @TempDir
    Path folder;

    @BeforeEach
    void temporalIsThere() {
        RealTemporal.isNeeded();
    }

    @Test
    void mailLeavesOnceSomebodyReleasesIt() throws Exception {
        var mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        try (EmbeddedPostgres postgres = postgres();
                TemporalDevServer temporal = temporal();
                AppProcess worker = AppProcess.start("worker", worker(postgres, temporal, mail.getSmtp()));
                AppProcess api = AppProcess.start("api", api(postgres))) {
            asksForSignIn(Rest.local(api.address()));

            var rest = new Rest(api.address(), Optional.of(TOKEN));
            await().atMost(PATIENCE)
                    .until(() -> rest.get("/api/sending").get("held").asBoolean());
            Optional<ZoneId> open = OfficeHours.somewhere(Instant.now());
            importAccount(rest, open.orElse(ZoneOffset.UTC));
            String enrolment = onlyEnrolment(rest).get("id").asString();
            await().atMost(PATIENCE).until(() -> isAtTheWelcome(onlyEnrolment(rest), open.isPresent()));
            assertThat(mail.getReceivedMessages()).isEmpty();

            assertThat(rest.post("/api/sending/release").ok().get("held").asBoolean())
                    .isFalse();
            if (open.isPresent()) {
                theWelcomeArrives(mail, enrolment);
            }
            JsonNode paused =
                    rest.post("/api/enrolments/%s/pause".formatted(enrolment)).ok();
            assertThat(paused.get("state").asString()).isEqualTo("paused");

            aSystemThatDoesNotAnswerTakesNobodyOutOfService(postgres, worker, api);

            assertThat(worker.stop()).isTrue();
            assertThat(api.stop()).isTrue();
            assertThat(mail.getReceivedMessages()).hasSize(open.isPresent() ? 1 : 0);
        } finally {
            mail.stop();
        }
    }

    private static void aSystemThatDoesNotAnswerTakesNobodyOutOfService(
            EmbeddedPostgres postgres, AppProcess worker, AppProcess api) {
        JdbcClient.create(postgres.getPostgresDatabase()).sql("""
                        update connector set configured = true, last_error_at = clock_timestamp(), last_error = 'ill'
                         where name = 'stripe'
                        """).update();
        for (AppProcess application : List.of(worker, api)) {
            assertThat(Rest.local(application.address())
                            .get("/actuator/health")
                            .get("status")
                            .asString())
                    .isEqualTo("DEGRADED");
        }
    }

    private static void asksForSignIn(Rest stranger) {
        assertThat(stranger.status("/api/accounts")).isEqualTo(401);
        assertThat(stranger.status("/actuator/health")).isEqualTo(200);
    }

    /** Four days ago lies a working day, whatever day it is; so the welcome of day 0 is due. */
    private static void importAccount(Rest rest, ZoneId zone) {
        String csv = """
                id,name,segment,owner_email,time_zone,contract_start,contact_name,contact_email,contact_role
                acme,Acme Ltd,smb,ana@ours.example,%s,%s,Mia Lang,mia@acme.example,admin
                """.formatted(
                zone.equals(ZoneOffset.UTC) ? "UTC" : zone, LocalDate.now(zone).minusDays(4));
        JsonNode result = rest.post("/api/accounts/import", "text/csv", BodyPublishers.ofString(csv))
                .ok();
        assertThat(result.get("enrolled").asInt()).as("%s", result).isEqualTo(1);
    }

    private static JsonNode onlyEnrolment(Rest rest) {
        return rest.all("/api/enrolments").getFirst();
    }

    /** It waits there: held when people are at work, else for the morning. */
    private static boolean isAtTheWelcome(JsonNode enrolment, boolean atWork) {
        JsonNode next = enrolment.get("next");
        return next.get("step").asString().equals("welcome")
                && enrolment.get("held").asBoolean() == atWork;
    }

    private static void theWelcomeArrives(GreenMail mail, String enrolment) throws MessagingException {
        assertThat(mail.waitForIncomingEmail(PATIENCE.toMillis(), 1)).isTrue();
        Message message = mail.getReceivedMessages()[0];
        assertThat(message.getFrom()[0]).hasToString("Steadfast <steadfast@example.com>");
        assertThat(message.getReplyTo()[0]).hasToString("ana@ours.example");
        assertThat(message.getHeader("X-Steadfast-Enrolment")).containsExactly(enrolment);
        assertThat(message.getHeader("X-Steadfast-Step")).containsExactly("welcome");
    }

    private static Map<String, String> api(EmbeddedPostgres postgres) {
        return Map.of(
                "SPRING_DATASOURCE_URL", postgres.getJdbcUrl("postgres", "postgres"),
                "SPRING_DATASOURCE_USERNAME", "postgres",
                "SPRING_DATASOURCE_PASSWORD", "postgres",
                "STEADFAST_BIND", "127.0.0.1",
                "STEADFAST_ADMIN_PASSWORD", "a-password-for-people",
                "STEADFAST_API_TOKEN", TOKEN,
                "STEADFAST_PUBLIC_URL", "http://localhost:8080",
                "TEMPORAL_NAMESPACE", "default",
                "TEMPORAL_UI_URL", "http://localhost:8233");
    }

    private static Map<String, String> worker(EmbeddedPostgres postgres, TemporalDevServer temporal, SmtpServer mail) {
        return Map.of(
                "SPRING_DATASOURCE_URL", postgres.getJdbcUrl("postgres", "postgres"),
                "SPRING_DATASOURCE_USERNAME", "postgres",
                "SPRING_DATASOURCE_PASSWORD", "postgres",
                "TEMPORAL_ADDRESS", temporal.getTarget(),
                "TEMPORAL_NAMESPACE", "default",
                "SMTP_HOST", "127.0.0.1",
                "SMTP_PORT", Integer.toString(mail.getPort()),
                "SMTP_SECURITY", "none",
                "MAIL_FROM", "Steadfast <steadfast@example.com>");
    }

    private static EmbeddedPostgres postgres() throws IOException {
        Path unpacked = Files.createDirectories(Path.of("target", "unpacked-postgres"));
        return EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(unpacked.toAbsolutePath().toFile())
                .setPGStartupWait(PATIENCE)
                .start();
    }

    private TemporalDevServer temporal() throws IOException {
        return TemporalDevServer.start(
                "default",
                TemporalDevServerOptions.newBuilder()
                        .setExistingPath(RealTemporal.program().orElseThrow().toString())
                        .setIp("127.0.0.1")
                        .setLogFile(folder.resolve("temporal.log").toString())
                        .setStartupTimeout(PATIENCE)
                        .build());
    }
}
