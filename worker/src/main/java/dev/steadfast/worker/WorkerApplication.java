package dev.steadfast.worker;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The worker as a process of its own: it runs the cadences. Any number of copies may run. */
@SpringBootApplication(scanBasePackages = {"dev.steadfast.worker", "dev.steadfast.activities", "dev.steadfast.store"})
@ConfigurationPropertiesScan({"dev.steadfast.worker", "dev.steadfast.activities", "dev.steadfast.store"})
public class WorkerApplication {

    /** Starts; settings come from the environment as {@code steadfast-worker.yaml} lists them. */
    public static void main(String[] arguments) {
        SpringApplication.run(WorkerApplication.class, arguments);
    }
}
