package dev.steadfast.activities.steps;

import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCompletionException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The engine keeps the details of an activity's last heartbeat until the activity ends, over all its attempts. */
@Component
class EngineMemory implements AttemptMemory {

    private static final Logger LOG = LoggerFactory.getLogger(EngineMemory.class);

    @Override
    public List<Untold> recall() {
        return context()
                .flatMap(activity -> activity.getHeartbeatDetails(Untold.All.class))
                .map(Untold.All::attempts)
                .orElse(List.of());
    }

    @Override
    public void keep(List<Untold> untold) {
        try {
            context().ifPresent(activity -> activity.heartbeat(new Untold.All(untold)));
        } catch (ActivityCompletionException e) {
            LOG.debug("The engine no longer wants this attempt", e);
        }
    }

    /** Nothing is kept where a step is performed without an engine. */
    private static Optional<ActivityExecutionContext> context() {
        try {
            return Optional.of(Activity.getExecutionContext());
        } catch (IllegalStateException e) {
            return Optional.empty();
        }
    }
}
