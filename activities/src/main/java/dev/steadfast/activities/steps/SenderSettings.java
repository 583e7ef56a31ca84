package dev.steadfast.activities.steps;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who writes to the customers.
 *
 * @param name of the company or team, as texts sign it
 * @param product as texts call it
 */
@ConfigurationProperties("steadfast.sender")
public record SenderSettings(
        @DefaultValue("Customer Success") String name,
        @DefaultValue("our product") String product) {}
