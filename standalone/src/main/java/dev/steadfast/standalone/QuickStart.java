package dev.steadfast.standalone;

import dev.steadfast.standalone.console.Console;
import dev.steadfast.standalone.database.EmbeddedDatabase;
import dev.steadfast.standalone.engine.Engine;
import dev.steadfast.standalone.engine.Engines;
import dev.steadfast.standalone.mail.EmbeddedMailbox;
import dev.steadfast.standalone.place.DataFolder;
import dev.steadfast.standalone.settings.Settings;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Starts the parts one after the other, each with its line on the console, and says at the end where everything is. */
final class QuickStart {
    /** Bears a domain that nobody can own, for mail that never leaves this process. */
    private static final String SENDER = "Customer Success <success@steadfast.example>";

    private final Settings settings;
    private final DataFolder data;
    private final Console console;
    private final RunningParts parts;
    private final Map<String, Object> properties = new LinkedHashMap<>();

    QuickStart(Settings settings, DataFolder data, Console console, RunningParts parts) {
        this.settings = settings;
        this.data = data;
        this.console = console;
        this.parts = parts;
    }

    void run(Application.Starter starter) throws Exception {
        startDatabase();
        Engine engine = startEngine();
        Optional<EmbeddedMailbox> mailbox = startMailbox();
        long begun = System.nanoTime();
        console.begin("Application");
        Application application = parts.start(() -> starter.start(properties, mailbox));
        if (parts.isStopping()) {
            return;
        }
        console.done("ready", since(begun));
        sayWhereEverythingIs(application, engine);
    }

    private void startDatabase() throws Exception {
        long begun = System.nanoTime();
        console.begin("Database");
        if (settings.datasourceUrl().isPresent()) {
            console.done("as SPRING_DATASOURCE_URL says", since(begun));
            return;
        }
        EmbeddedDatabase database = parts.start(() -> EmbeddedDatabase.start(data, console));
        properties.put("spring.datasource.url", database.jdbcUrl());
        properties.put("spring.datasource.username", "postgres");
        properties.put("spring.datasource.password", "");
        console.done("PostgreSQL 18, embedded", since(begun));
    }

    private Engine startEngine() throws Exception {
        long begun = System.nanoTime();
        console.begin("Engine");
        Callable<Engine> choice = new Engines(settings, data, console).choose();
        Engine engine = parts.start(choice);
        properties.put("steadfast.temporal.address", engine.address());
        properties.put("steadfast.temporal.engine", engine.kind().text());
        properties.put("steadfast.temporal.ui-url", engine.ui().url());
        properties.put("steadfast.temporal.ui-missing-reason", engine.ui().missingReason());
        if (engine.kind() != Engine.Kind.SERVER) {
            properties.put("steadfast.temporal.namespace", "default");
        }
        console.done(engine.description(), since(begun));
        return engine;
    }

    private Optional<EmbeddedMailbox> startMailbox() throws Exception {
        long begun = System.nanoTime();
        console.begin("Mail");
        if (settings.smtpHost().isPresent()) {
            console.done("SMTP server " + settings.smtpHost().get(), since(begun));
            return Optional.empty();
        }
        EmbeddedMailbox mailbox = parts.start(() -> EmbeddedMailbox.start(data));
        properties.put("steadfast.mail.host", "127.0.0.1");
        properties.put("steadfast.mail.port", mailbox.smtpPort());
        properties.put("steadfast.mail.security", "none");
        properties.put("steadfast.mail.default-from", "Customer Success <success@steadfast.example>");
        properties.put("steadfast.mail.default-from", SENDER);
        properties.put("steadfast.mailbox", "embedded");
        console.done("mailbox in this process, %d messages".formatted(mailbox.size()), since(begun));
        return Optional.of(mailbox);
    }

    private void sayWhereEverythingIs(Application application, Engine engine) {
        console.line("");
        console.fact("Page", "http://%s:%d".formatted(pageHost(settings.bind()), application.port()));
        console.fact("Temporal UI", engine.ui().text());
        console.fact("Data", data.root().toString());
        console.fact("Stop", "Ctrl-C");
    }

    private static String pageHost(String bind) {
        try {
            InetAddress address = InetAddress.getByName(bind);
            return address.isLoopbackAddress() || address.isAnyLocalAddress() ? "localhost" : bind;
        } catch (UnknownHostException e) {
            return bind;
        }
    }

    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }
}
