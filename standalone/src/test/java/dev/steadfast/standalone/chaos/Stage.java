package dev.steadfast.standalone.chaos;

import dev.steadfast.standalone.stories.AppProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Everything that runs, each in a process of its own that can be killed and comes back as a supervisor would bring it. */
final class Stage implements AutoCloseable {
    static final String TOKEN = "a-token-for-machines-0123456789";

    /** They are killed before it pays to compile much. */
    private static final String QUICK_TO_START = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

    /** Who may be killed. */
    enum Victim {
        WORKER,
        API,
        TEMPORAL,
        POSTGRES
    }

    private final PostgresProcess postgres;
    private final TemporalProcess temporal;
    private final UnreliableMailServer mail;
    private final List<AppProcess> workers = new ArrayList<>();
    private final Map<Victim, Integer> kills = new EnumMap<>(Victim.class);
    private final Random dice;
    /** Null until it is up. */
    private volatile AppProcess api;

    private int namespacesLost;

    private Stage(PostgresProcess postgres, TemporalProcess temporal, UnreliableMailServer mail, Random dice) {
        this.postgres = postgres;
        this.temporal = temporal;
        this.mail = mail;
        this.dice = dice;
    }

    /** Brings everything up; what is up already is ended where something does not come up. */
    static Stage set(Path folder, Random dice, int copies) throws IOException {
        var stage = new Stage(
                PostgresProcess.start(folder),
                TemporalProcess.start(folder),
                UnreliableMailServer.start(new Random(dice.nextLong())),
                dice);
        try {
            PublishedForChaos.in(stage.postgres.url());
            for (int copy = 0; copy < copies; copy++) {
                stage.workers.add(AppProcess.start("worker", stage.workerSettings()));
            }
            stage.api = AppProcess.start("api", stage.apiSettings());
            return stage;
        } catch (RuntimeException | Error e) {
            stage.close();
            throw e;
        }
    }

    URI api() {
        return api.address();
    }

    UnreliableMailServer mail() {
        return mail;
    }

    PostgresProcess postgres() {
        return postgres;
    }

    TemporalProcess temporal() {
        return temporal;
    }

    int kills() {
        return kills.values().stream().mapToInt(Integer::intValue).sum() + namespacesLost;
    }

    String killed() {
        return kills + ", Temporal's database deleted " + namespacesLost + " times";
    }

    void kill(Victim victim) {
        kills.merge(victim, 1, Integer::sum);
        switch (victim) {
            case WORKER -> {
                int copy = dice.nextInt(workers.size());
                workers.get(copy).close();
                workers.set(copy, AppProcess.start("worker", workerSettings()));
            }
            case API -> {
                api.close();
                api = AppProcess.start("api", apiSettings());
            }
            case TEMPORAL -> temporal.killAndRestart();
            case POSTGRES -> postgres.killAndRestart();
        }
    }

    void loseTemporal() {
        namespacesLost++;
        temporal.loseEverything();
    }

    /** What the applications have printed, what their threads do, and who waits for whom in the database: for a failed test. */
    List<String> words() {
        var words = new ArrayList<>(api.lines());
        workers.forEach(worker -> words.addAll(worker.lines()));
        words.add(api.threads());
        workers.forEach(worker -> words.add(worker.threads()));
        words.addAll(postgres.jdbc().sql("""
                        select pid || ' ' || coalesce(state, '') || ', since ' || coalesce(xact_start::text, 'never') || ', waits for '
                               || pg_blocking_pids(pid)::text || ': ' || left(query, 200)
                          from pg_stat_activity where datname = current_database() order by xact_start
                        """).query(String.class).list());
        return words;
    }

    private Map<String, String> workerSettings() {
        return Map.ofEntries(
                Map.entry("SPRING_DATASOURCE_URL", postgres.url()),
                Map.entry("SPRING_DATASOURCE_USERNAME", "postgres"),
                Map.entry("SPRING_DATASOURCE_PASSWORD", "postgres"),
                Map.entry("TEMPORAL_ADDRESS", temporal.address()),
                Map.entry("JAVA_TOOL_OPTIONS", QUICK_TO_START),
                Map.entry("SMTP_HOST", "127.0.0.1"),
                Map.entry("SMTP_PORT", Integer.toString(mail.port())),
                Map.entry("SMTP_SECURITY", "none"),
                Map.entry("MAIL_FROM", "Steadfast <steadfast@example.com>"),
                // the same machinery, in the seconds that the suite has
                Map.entry("STEADFAST_MAIL_SENDDEADLINE", "3s"),
                Map.entry("STEADFAST_CLAIMS_LONGESTSEND", "6s"),
                Map.entry("SPRING_DATASOURCE_HIKARI_CONNECTIONTIMEOUT", "3000"),
                Map.entry("STEADFAST_RECONCILER_INTERVAL", "10s"),
                Map.entry("STEADFAST_RECONCILER_GRACE", "10s"));
    }

    private Map<String, String> apiSettings() {
        return Map.of(
                "JAVA_TOOL_OPTIONS", QUICK_TO_START,
                "SPRING_DATASOURCE_URL", postgres.url(),
                "SPRING_DATASOURCE_USERNAME", "postgres",
                "SPRING_DATASOURCE_PASSWORD", "postgres",
                "STEADFAST_BIND", "127.0.0.1",
                "STEADFAST_ADMIN_PASSWORD", "a-password-for-people",
                "STEADFAST_API_TOKEN", TOKEN,
                "STEADFAST_PUBLIC_URL", "http://localhost:8080");
    }

    @Override
    public void close() throws IOException {
        if (api != null) {
            api.close();
        }
        workers.forEach(AppProcess::close);
        temporal.close();
        postgres.close();
        mail.close();
    }
}
