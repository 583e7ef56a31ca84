package dev.steadfast.activities.crm;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Binds {@code steadfast.hubspot.*}, {@code steadfast.salesforce.*} and {@code steadfast.crm.*}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({HubSpotSettings.class, SalesforceSettings.class, TaskSyncSettings.class})
class CrmConfiguration {}
