package dev.steadfast.worker.engine;

import dev.steadfast.store.dispatch.DispatchStore;
import io.grpc.StatusRuntimeException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Notices that the namespace was made anew under the running worker, and has its runs rebuilt there. */
@Component
class EngineWatch {

    private static final Logger LOG = LoggerFactory.getLogger(EngineWatch.class);

    private final EngineIdentity identity;
    private final CadenceWorker worker;
    private final DispatchStore dispatches;

    EngineWatch(EngineIdentity identity, CadenceWorker worker, DispatchStore dispatches) {
        this.identity = identity;
        this.worker = worker;
        this.dispatches = dispatches;
    }

    /** One small request; a pair of eyes in every copy, because each names the engine in what it starts. */
    @Scheduled(fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
    void look() {
        if (worker.state() != CadenceWorker.State.POLLING) {
            return;
        }
        try {
            String before = identity.get();
            String now = identity.ask();
            if (!now.equals(before)) {
                int adopted = dispatches.adoptAll(now);
                LOG.warn(
                        "The Temporal namespace was made anew ({} was {}): {} enrolments get new runs there",
                        now,
                        before,
                        adopted);
            }
        } catch (StatusRuntimeException e) {
            LOG.debug("Temporal cannot be asked who it is: {}", e.getMessage());
        }
    }
}
