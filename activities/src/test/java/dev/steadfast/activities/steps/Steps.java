package dev.steadfast.activities.steps;

import dev.steadfast.account.Account;
import dev.steadfast.account.Contact;
import dev.steadfast.account.Role;
import dev.steadfast.activities.connector.Connector;
import dev.steadfast.activities.email.ScriptedServer;
import dev.steadfast.store.TestDatabase;
import dev.steadfast.store.accounts.AccountStore;
import dev.steadfast.store.enrolments.Enroller;
import dev.steadfast.store.playbooks.PlaybookCatalog;
import dev.steadfast.store.reach.Consent;
import dev.steadfast.store.reach.Consents;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Steps on a real database and a real SMTP conversation, without an engine: the test performs them. */
final class Steps implements AutoCloseable {

    static final String OWNER = "owner@steadfast.example";
    static final String MANAGER = "manager@steadfast.example";

    private static final Pattern TAKEN = Pattern.compile("Message-ID: <(.+)>");

    @SpringBootApplication(scanBasePackages = {"dev.steadfast.store", "dev.steadfast.activities"})
    @ConfigurationPropertiesScan("dev.steadfast")
    static class Application {}

    private final TestDatabase database = TestDatabase.create();
    private final ScriptedServer mail = new ScriptedServer();
    private final ConfigurableApplicationContext context;
    private int accounts;

    /** With these settings besides those for database and mail. */
    Steps(String... settings) throws IOException {
        this(List.of(), settings);
    }

    /** With these beans, too. */
    Steps(List<Class<?>> beans, String... settings) throws IOException {
        List<String> all = new ArrayList<>(List.of(settings));
        all.add("--spring.datasource.url=" + database.url());
        all.add("--spring.datasource.username=" + database.username());
        all.add("--spring.datasource.password=" + database.password());
        // a test may run at night and on a Sunday
        all.add("--steadfast.accounts.texting-hours=mon-sun 00:00-23:59");
        all.add("--steadfast.mail.host=127.0.0.1");
        all.add("--steadfast.mail.port=" + mail.port());
        all.add("--steadfast.mail.security=none");
        all.add("--steadfast.mail.from=success@steadfast.example");
        context = new SpringApplicationBuilder(Application.class)
                .sources(beans.toArray(Class<?>[]::new))
                .web(WebApplicationType.NONE)
                .run(all.toArray(String[]::new));
    }

    /** The mail server. */
    ScriptedServer mail() {
        return mail;
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    JdbcClient jdbc() {
        return bean(JdbcClient.class);
    }

    /** The other system of this name. */
    Connector connector(String name) {
        return context.getBeansOfType(Connector.class).values().stream()
                .filter(connector -> connector.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The message ids that the mail server has heard, in order. */
    List<String> messages() {
        List<String> ids = new ArrayList<>();
        for (String line : mail.heard()) {
            Matcher id = TAKEN.matcher(line);
            if (id.matches()) {
                ids.add(id.group(1));
            }
        }
        return ids;
    }

    /** Publishes a playbook that may send at any hour and any number a day; its texts are called {@code text}. */
    void publish(String name, String steps) {
        String yaml = """
                playbook: %s
                purpose: transactional
                send: { window: "mon-sun 00:00-23:59" }
                """.formatted(name) + steps;
        bean(PlaybookCatalog.class)
                .publish(
                        name + ".yaml",
                        yaml,
                        Map.of(
                                "text.md",
                                "---\nsubject: Hello {{ contact.first_name }}\n---\nHello.\n",
                                "nameless.md",
                                "---\nsubject: '{% if account.custom.title %}{{ account.custom.title }}{% endif %}'\n---\nHello.\n",
                                "short.md",
                                "---\n---\nYour card for {{ account.name }} was declined.\n",
                                "long.md",
                                "---\n---\n" + "Zażółć gęślą jaźń, {{ account.name }}. ".repeat(3) + "\n"),
                        "test");
    }

    /** An account for which it is about noon, whenever the test runs. */
    Account account(Contact... contacts) {
        int hour = OffsetDateTime.now(ZoneOffset.UTC).getHour();
        Account account = new Account(
                "acme-" + accounts++,
                "Acme",
                null,
                null,
                null,
                null,
                OWNER,
                MANAGER,
                ZoneOffset.ofHours(12 - hour).getId(),
                null,
                null,
                "active",
                null,
                null,
                Map.of("plan", "gold"),
                List.of(contacts));
        store(account);
        return account;
    }

    /** Whoever has this phone has agreed to text messages about what they bought. */
    void agreed(String phone) {
        bean(Consents.class)
                .add(new Consent("sms", phone, "transactional", true, "order form", null, "contact", Instant.EPOCH));
    }

    void store(Account account) {
        AccountStore store = bean(AccountStore.class);
        store.save(store.lock(List.of(account.id())), List.of(account));
    }

    static Contact admin(String name) {
        return new Contact(name, name + "@acme.example", null, Role.ADMIN);
    }

    RunOfSteps enrol(String playbook, Account account) {
        return new RunOfSteps(
                this,
                account.id(),
                bean(Enroller.class).enrol(playbook, account.id(), null, "test").enrolment());
    }

    @Override
    public void close() throws IOException {
        context.close();
        mail.close();
        database.close();
    }
}
