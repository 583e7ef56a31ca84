package dev.steadfast.api;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** REST, inbound events and the console as a process of its own; it writes rows and never speaks to the engine. */
@SpringBootApplication(scanBasePackages = {"dev.steadfast.api", "dev.steadfast.store"})
@ConfigurationPropertiesScan({"dev.steadfast.api", "dev.steadfast.store"})
public class ApiApplication {

    /** Starts; settings come from the environment as {@code steadfast-api.yaml} lists them. */
    public static void main(String[] arguments) {
        SpringApplication.run(ApiApplication.class, arguments);
    }
}
