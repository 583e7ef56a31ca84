package dev.steadfast.worker;

import dev.steadfast.account.Account;
import dev.steadfast.account.Contact;
import dev.steadfast.account.Role;
import dev.steadfast.store.TestDatabase;
import dev.steadfast.store.accounts.AccountStore;
import dev.steadfast.store.enrolments.Enroller;
import dev.steadfast.store.playbooks.PlaybookCatalog;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowStub;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The worker, on a database of its own. */
public final class RunningWorker implements AutoCloseable {
    private final TestDatabase database;
    private final ConfigurableApplicationContext context;

    private RunningWorker(String temporal, TestDatabase database, Map<String, String> settings) {
        this.database = database;
        var properties = new HashMap<String, Object>();
        properties.put("STEADFAST_PORT", "0");
        properties.put("spring.datasource.url", database.url());
        properties.put("spring.datasource.username", database.username());
        properties.put("spring.datasource.password", database.password());
        properties.put("TEMPORAL_ADDRESS", temporal);
        properties.putAll(settings);
        context = new SpringApplicationBuilder(WorkerApplication.class)
                .properties(properties)
                .run();
    }

    public static RunningWorker on(String temporal, Map<String, String> settings) {
        return on(temporal, TestDatabase.create(), settings);
    }

    /** On this database, which the worker closes; the settings may say that it is reached in another way. */
    public static RunningWorker on(String temporal, TestDatabase database, Map<String, String> settings) {
        return new RunningWorker(temporal, database, settings);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** The database, by a way of its own. */
    public JdbcClient jdbc() {
        return database.jdbc();
    }

    /** The run of this workflow id. */
    public WorkflowStub run(String workflowId) {
        return bean(WorkflowClient.class).newUntypedWorkflowStub(workflowId);
    }

    public void publish(String yaml) {
        bean(PlaybookCatalog.class).publish("test.yaml", yaml, Map.of(), "test");
    }

    /** Stores an account with one admin, in UTC, and enrols it. */
    public String enrol(String playbook, String account) {
        bean(AccountStore.class)
                .save(
                        Map.of(),
                        List.of(new Account(
                                account,
                                "Acme",
                                null,
                                null,
                                null,
                                null,
                                "owner@steadfast.example",
                                null,
                                "UTC",
                                null,
                                null,
                                "active",
                                null,
                                null,
                                Map.of(),
                                List.of(new Contact("Ada", "ada@acme.example", null, Role.ADMIN)))));
        bean(Enroller.class).enrol(playbook, account, null, "test");
        return jdbc().sql("select id from enrolment where account = ? and playbook = ?")
                .params(account, playbook)
                .query(String.class)
                .single();
    }

    /** One number of an enrolment's row. */
    public int number(String column, String enrolment) {
        return jdbc().sql("select " + column + " from enrolment where id = ?")
                .param(enrolment)
                .query(Integer.class)
                .single();
    }

    @Override
    public void close() {
        context.close();
        database.close();
    }
}
