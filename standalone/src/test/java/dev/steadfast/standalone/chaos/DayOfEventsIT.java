package dev.steadfast.standalone.chaos;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steadfast.standalone.RealTemporal;
import dev.steadfast.standalone.stories.AppProcess;
import dev.steadfast.standalone.stories.Provider;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A day of events from every side, told as fast as they are taken, while the worker is killed twice and one customer in
 * ten becomes known only when much has been told of them. In the end nothing is lost, nothing waits, and what is known
 * of the customers is what one counts oneself.
 *
 * <p>{@code -Dday.events=200000} is a whole day; {@code -Dday.seed=42} repeats one.
 */
class DayOfEventsIT {
    private static final Duration PATIENCE = Duration.ofMinutes(60);

    private final int events = Integer.getInteger("day.events", 5_000);
    private final long seed = Long.getLong("day.seed", System.nanoTime() % 1_000_000);

    @TempDir
    Path folder;

    @BeforeEach
    void temporalIsThere() {
        RealTemporal.isNeeded();
    }

    @Test
    @Timeout(value = 3, unit = TimeUnit.HOURS)
    void nothingOfADayIsLost() throws IOException {
        System.out.println("A day with -Dday.seed=" + seed);
        Day day = Day.of(events, Math.clamp(events / 100, 200, 2_000), new Random(seed));
        try (PostgresProcess postgres = PostgresProcess.start(folder);
                TemporalProcess temporal = TemporalProcess.start(folder);
                UnreliableMailServer mail = UnreliableMailServer.start(new Random(seed));
                var worker = new KilledWorker(worker(postgres, temporal, mail));
                AppProcess api = AppProcess.start("api", api(postgres));
                var tellers = new Tellers(api.address())) {
            mail.behave();
            introduce(tellers, day, Predicate.not(Customer::isLate));

            long begin = System.nanoTime();
            Duration before = api.cpu();
            var requests = day.requests();
            int messages =
                    requests.stream().mapToInt(one -> one.messages().size()).sum();
            tellers.tell(requests);
            tellers.have(messages / 3);
            worker.kill();
            tellers.have(messages / 2);
            introduce(tellers, day, customer -> customer.isLate() && customer.paysBadly());
            tellers.have(messages * 2 / 3);
            worker.kill();
            tellers.finish();
            double told = seconds(begin);
            Duration ofApi = api.cpu().minus(before);
            Duration ofWorker = worker.cpu();

            introduce(tellers, day, customer -> customer.isLate() && !customer.paysBadly());
            var recount = new Recount(day, postgres.jdbc());
            recount.everyEventIsStored();
            recount.nothingWaits(PATIENCE);
            recount.whatIsKnownIsWhatWasTold();
            assertThat(worker.kills()).isEqualTo(2);
            System.out.printf(
                    Locale.ROOT,
                    "A day with -Dday.seed=%d: %d events of %d customers in %d messages and %d requests; taken in %.0f s, %.0f a second;"
                            + " meanwhile api used %.0f %% and worker %.0f %% of one processor; %d kills of the worker;"
                            + " %s; everything had come of it after %.0f s, in which the worker used %.0f %%%n",
                    seed,
                    events,
                    day.customers().size(),
                    messages,
                    requests.size(),
                    told,
                    messages / told,
                    share(ofApi, told),
                    share(ofWorker, told),
                    worker.kills(),
                    runs(postgres.jdbc()),
                    seconds(begin),
                    share(worker.cpu(), seconds(begin)));
        }
    }

    private static void introduce(Tellers tellers, Day day, Predicate<Customer> whom) {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        tellers.introduce(day.customers().stream()
                .filter(whom)
                .map(customer -> customer.csv(today))
                .collect(joining("\n", Customer.HEADER, "\n")));
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private static double share(Duration cpu, double seconds) {
        return cpu.toMillis() / 10.0 / seconds;
    }

    private static String runs(JdbcClient jdbc) {
        return jdbc.sql("""
                        select count(*) || ' runs of ' || count(distinct playbook) || ' playbooks, '
                               || count(*) filter (where state = 'finished') || ' of them finished, '
                               || (select count(*) from input) || ' inputs'
                          from enrolment
                        """).query(String.class).single();
    }

    private static Map<String, String> api(PostgresProcess postgres) {
        var settings = new HashMap<>(Provider.settings());
        settings.putAll(database(postgres));
        settings.put("STEADFAST_BIND", "127.0.0.1");
        settings.put("STEADFAST_ADMIN_PASSWORD", "a-password-for-people");
        settings.put("STEADFAST_API_TOKEN", Stage.TOKEN);
        return settings;
    }

    private static Map<String, String> database(PostgresProcess postgres) {
        return Map.of(
                "SPRING_DATASOURCE_URL", postgres.url(),
                "SPRING_DATASOURCE_USERNAME", "postgres",
                "SPRING_DATASOURCE_PASSWORD", "postgres");
    }

    private static Map<String, String> worker(
            PostgresProcess postgres, TemporalProcess temporal, UnreliableMailServer mail) {
        var settings = new HashMap<>(database(postgres));
        settings.put("TEMPORAL_ADDRESS", temporal.address());
        settings.put("SMTP_HOST", "127.0.0.1");
        settings.put("SMTP_PORT", Integer.toString(mail.port()));
        settings.put("SMTP_SECURITY", "none");
        settings.put("MAIL_FROM", "Steadfast <steadfast@example.com>");
        return settings;
    }
}
