package dev.steadfast.activities.crm;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Binds {@code steadfast.hubspot.*} and {@code steadfast.salesforce.*}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({HubSpotSettings.class, SalesforceSettings.class})
class CrmConfiguration {}
