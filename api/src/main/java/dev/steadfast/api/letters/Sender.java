package dev.steadfast.api.letters;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whose pages these are, for their readers.
 *
 * @param name of the company or team, as its letters are signed
 * @param product as letters call it
 */
@ConfigurationProperties("steadfast.sender")
public record Sender(
        @DefaultValue("Customer Success") String name,
        @DefaultValue("our product") String product) {}
