package dev.steadfast.activities.crm;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is done with the CRM besides steps.
 *
 * @param syncTasks whether our tasks stand there, too
 */
@ConfigurationProperties("steadfast.crm")
public record TaskSyncSettings(@DefaultValue("false") boolean syncTasks) {}
