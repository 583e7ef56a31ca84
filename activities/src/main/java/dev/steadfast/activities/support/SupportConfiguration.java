package dev.steadfast.activities.support;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Binds {@code steadfast.zendesk.*} and {@code steadfast.intercom.*}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ZendeskSettings.class, IntercomSettings.class})
class SupportConfiguration {}
