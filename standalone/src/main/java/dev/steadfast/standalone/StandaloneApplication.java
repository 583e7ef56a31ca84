package dev.steadfast.standalone;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Both applications in one context, with what connects them to the embedded parts. */
@SpringBootApplication(
        scanBasePackages = {
            "dev.steadfast.store",
            "dev.steadfast.activities",
            "dev.steadfast.worker",
            "dev.steadfast.api",
            "dev.steadfast.standalone"
        })
@ConfigurationPropertiesScan("dev.steadfast")
class StandaloneApplication {}
