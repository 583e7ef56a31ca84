package dev.steadfast.worker.schedule;

import dev.steadfast.activities.crm.TaskSync;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Compares our tasks with the CRM's, where that is wanted. */
@Component
class CrmTasks {

    private final TaskSync sync;

    CrmTasks(TaskSync sync) {
        this.sync = sync;
    }

    @Scheduled(initialDelay = 30, fixedDelay = 30, timeUnit = TimeUnit.SECONDS)
    void compare() {
        sync.run();
    }
}
