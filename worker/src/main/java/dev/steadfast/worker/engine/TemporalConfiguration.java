package dev.steadfast.worker.engine;

import com.uber.m3.tally.RootScopeBuilder;
import com.uber.m3.tally.Scope;
import com.uber.m3.util.Duration;
import dev.steadfast.activities.steps.Settler;
import dev.steadfast.activities.steps.StepPerformer;
import dev.steadfast.store.playbooks.PlaybookCatalog;
import dev.steadfast.store.touches.ClaimSettings;
import dev.steadfast.workflow.CadenceWorkflow;
import io.micrometer.core.instrument.MeterRegistry;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.common.reporter.MicrometerClientStatsReporter;
import io.temporal.serviceclient.GrpcCompression;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import io.temporal.worker.WorkflowImplementationOptions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The client and the worker. Nothing here connects: that happens when {@link CadenceWorker} starts. */
@Configuration(proxyBeanMethods = false)
class TemporalConfiguration {

    /** Of each a thread waits, which costs little while it does: docs/decisions/0019. */
    private static final int CACHED_RUNS = 1_000;

    private static final int CONCURRENT_STEPS = 64;

    /** The default of one second takes a starved machine, such as one that starts up, for a deadlock. */
    private static final long LONGEST_THOUGHT_MILLISECONDS = 10_000;

    @Bean(destroyMethod = "close")
    Scope temporalMetrics(MeterRegistry registry) {
        return new RootScopeBuilder()
                .reporter(new MicrometerClientStatsReporter(registry))
                .reportEvery(Duration.ofSeconds(10));
    }

    @Bean(destroyMethod = "shutdown")
    WorkflowServiceStubs temporalStubs(TemporalSettings settings, Scope temporalMetrics) {
        var options = WorkflowServiceStubsOptions.newBuilder()
                .setTarget(settings.address())
                .setMetricsScope(temporalMetrics)
                .setEnableHttps(settings.tls() || !settings.apiKey().isEmpty());
        if (settings.apiKey().isEmpty()) {
            // beside its server a worker spends more on compression than it saves
            options.setGrpcCompression(GrpcCompression.NONE);
        } else {
            options.addApiKey(settings::apiKey);
        }
        return WorkflowServiceStubs.newServiceStubs(options.validateAndBuildWithDefaults());
    }

    @Bean
    WorkflowClient temporalClient(WorkflowServiceStubs stubs, TemporalSettings settings) {
        return WorkflowClient.newInstance(
                stubs,
                WorkflowClientOptions.newBuilder()
                        .setNamespace(settings.namespace())
                        .build());
    }

    @Bean
    WorkerFactory temporalWorkers(
            WorkflowClient client,
            TemporalSettings settings,
            PlaybookCatalog catalog,
            StepPerformer steps,
            Settler settler,
            ClaimSettings claims) {
        WorkerFactory factory = WorkerFactory.newInstance(
                client,
                WorkerFactoryOptions.newBuilder()
                        .setWorkflowCacheSize(CACHED_RUNS)
                        .setMaxWorkflowThreadCount(2 * CACHED_RUNS)
                        .build());
        Worker worker = factory.newWorker(
                TemporalSettings.TASK_QUEUE,
                WorkerOptions.newBuilder()
                        .setDefaultDeadlockDetectionTimeout(LONGEST_THOUGHT_MILLISECONDS)
                        .setMaxConcurrentActivityExecutionSize(CONCURRENT_STEPS)
                        .setMaxConcurrentLocalActivityExecutionSize(CONCURRENT_STEPS)
                        .build());
        worker.registerWorkflowImplementationFactory(
                CadenceWorkflow.class,
                arguments -> new CadenceWorkflow(catalog, arguments, settings.longestHistory(), claims.longestStep()),
                WorkflowImplementationOptions.getDefaultInstance());
        worker.registerActivitiesImplementations(steps, settler);
        return factory;
    }
}
