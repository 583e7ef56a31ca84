package dev.steadfast.worker.schedule;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.task.ThreadPoolTaskSchedulerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Switches the wall-clock jobs on. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class SchedulingConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(SchedulingConfiguration.class);

    /** An hour without the database is an hour of single lines, and the jobs go on after it. */
    @Bean
    ThreadPoolTaskSchedulerCustomizer oneLineForEachFailure() {
        return scheduler -> scheduler.setErrorHandler(
                e -> LOG.warn("A job failed, and is done again in its turn: {}", e.toString()));
    }
}
