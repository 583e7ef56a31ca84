package dev.steadfast.worker.engine;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where Temporal is.
 *
 * @param address host and port
 * @param apiKey of Temporal Cloud; empty where none is needed
 * @param tls whether the connection is encrypted; always so with an API key
 * @param engine {@code server}, {@code dev-server} or {@code in-jvm}: the last forgets its runs when it stops
 * @param longestHistory events after which a run continues as new, besides when the server suggests it
 */
@ConfigurationProperties("steadfast.temporal")
public record TemporalSettings(
        @DefaultValue("127.0.0.1:7233") String address,
        @DefaultValue("default") String namespace,
        @DefaultValue("") String apiKey,
        @DefaultValue("false") boolean tls,
        @DefaultValue("server") String engine,
        @DefaultValue("10000") int longestHistory) {

    /** The task queue of every playbook's runs. */
    public static final String TASK_QUEUE = "steadfast";

    boolean forgetsRuns() {
        return engine.equals("in-jvm");
    }
}
