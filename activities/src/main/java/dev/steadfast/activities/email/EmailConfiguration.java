package dev.steadfast.activities.email;

import dev.steadfast.store.feedback.ReplySettings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Binds {@code steadfast.mail.*} and {@code steadfast.replies.*}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({MailSettings.class, MailLimits.class, ReplySettings.class})
class EmailConfiguration {}
