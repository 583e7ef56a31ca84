package dev.steadfast.worker.schedule;

import dev.steadfast.activities.slack.TaskNews;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Tells people of their new tasks, where that is wanted. */
@Component
class TaskNewsJob {

    private final TaskNews news;

    TaskNewsJob(TaskNews news) {
        this.news = news;
    }

    @Scheduled(initialDelay = 5, fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
    void tell() {
        news.tell();
    }
}
