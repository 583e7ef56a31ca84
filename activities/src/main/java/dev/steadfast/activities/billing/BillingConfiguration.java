package dev.steadfast.activities.billing;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Binds {@code steadfast.stripe.*} and {@code steadfast.access.*}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({StripeSettings.class, AccessSettings.class})
class BillingConfiguration {}
