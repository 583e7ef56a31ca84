package dev.steadfast.store;

import dev.steadfast.account.Account;
import dev.steadfast.cadence.CadenceState;
import dev.steadfast.store.accounts.AccountStore;
import dev.steadfast.store.accounts.AccountTransactions;
import dev.steadfast.store.changes.Consequences;
import dev.steadfast.store.clock.BusinessClock;
import dev.steadfast.store.enrolments.Enrolled;
import dev.steadfast.store.events.EventIngest;
import dev.steadfast.store.events.IncomingEvent;
import dev.steadfast.store.events.IngestResult;
import dev.steadfast.store.playbooks.PlaybookCatalog;
import dev.steadfast.store.runs.Run;
import dev.steadfast.store.runs.RunStore;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Every bean of the store on a database of its own, with the playbooks of a test and none of those that are shipped. */
public final class WholeStore implements AutoCloseable {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @ComponentScan(
            basePackages = "dev.steadfast.store",
            excludeFilters = @Filter(type = FilterType.REGEX, pattern = ".*(ShippedPlaybooks|WholeStore.*)"))
    @ConfigurationPropertiesScan("dev.steadfast")
    static class Beans {}

    /** Counts the statements of everybody. */
    private static final class Statements implements BeanPostProcessor {
        private final AtomicInteger count = new AtomicInteger();

        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            return bean instanceof DataSource dataSource
                    ? ProxyDataSourceBuilder.create(dataSource)
                            .afterQuery((execution, queries) -> count.incrementAndGet())
                            .build()
                    : bean;
        }
    }

    private final TestDatabase database = TestDatabase.create();
    private final Statements statements = new Statements();
    private final ConfigurableApplicationContext context;

    private WholeStore() {
        context = new SpringApplicationBuilder(Beans.class)
                .web(WebApplicationType.NONE)
                .initializers(fresh -> fresh.getBeanFactory().addBeanPostProcessor(statements))
                .run(
                        "--spring.datasource.url=" + database.url(),
                        "--spring.datasource.username=" + database.username(),
                        "--spring.datasource.password=" + database.password(),
                        "--spring.main.banner-mode=off",
                        "--logging.level.root=warn");
    }

    /** A store in which these playbooks are published. */
    public static WholeStore with(String... playbooks) {
        var store = new WholeStore();
        Arrays.stream(playbooks).forEach(store::publish);
        return store;
    }

    public void publish(String yaml) {
        get(PlaybookCatalog.class).publish("test.yaml", yaml, Map.of(), "test");
    }

    public <T> T get(Class<T> bean) {
        return context.getBean(bean);
    }

    public JdbcClient jdbc() {
        return get(JdbcClient.class);
    }

    /** An id that no other test has. */
    public static String fresh() {
        return "account-" + NUMBER.incrementAndGet();
    }

    /** Stores accounts as an import does. */
    public List<Enrolled> put(Account... accounts) {
        return get(AccountTransactions.class).run(transaction -> {
            AccountStore store = get(AccountStore.class);
            var before = store.lock(Arrays.stream(accounts).map(Account::id).toList());
            return get(Consequences.class).of(store.save(before, List.of(accounts)));
        });
    }

    /** An event of now. */
    public IngestResult event(String id, String type, String account, Map<String, Object> data) {
        return event(id, type, account, data, null);
    }

    public IngestResult event(String id, String type, String account, Map<String, Object> data, @Nullable Instant at) {
        return get(EventIngest.class).ingest(List.of(new IncomingEvent(id, type, account, at, data)));
    }

    /** Does what the engine does with the inputs of a run: folds them, and stores where it stands. */
    public CadenceState settle(String enrolment) {
        return get(TransactionTemplate.class).execute(transaction -> {
            RunStore runs = get(RunStore.class);
            Run run = runs.lock(enrolment).orElseThrow();
            CadenceState state = run.state();
            Instant now = get(BusinessClock.class).now(run.clock());
            runs.markApplied(enrolment, run.newest());
            if (!runs.save(run, state, null, now)) {
                throw new IllegalStateException("The run has gone on meanwhile");
            }
            return state;
        });
    }

    /** One column of what a query finds, as text. */
    public List<String> column(String sql, Object... parameters) {
        return jdbc().sql(sql)
                .params(parameters)
                .query((row, number) -> String.valueOf(row.getObject(1)))
                .list();
    }

    /** How many statements {@code work} sends; a batch counts once. */
    public int statementsOf(Runnable work) {
        int before = statements.count.get();
        work.run();
        return statements.count.get() - before;
    }

    @Override
    public void close() {
        context.close();
        database.close();
    }
}
