package dev.steadfast.api;

import dev.steadfast.api.delivery.AmazonStandIn;
import dev.steadfast.api.delivery.SendGridStandIn;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.context.ContextConfiguration;

/**
 * The whole application on a free port of loopback, without sign-in, with a test clock and a mailbox, and no worker. All
 * classes that say so share it, so a test makes accounts of its own.
 */
@SpringBootTest(
        classes = {ApiApplication.class, CannedMailbox.class, AmazonStandIn.class},
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "steadfast.test-clock=default",
            "steadfast.temporal.ui-url=http://localhost:8233/",
            "steadfast.webhooks.secrets.stripe=whsec_new, whsec_old",
            "steadfast.webhooks.secrets.hubspot=hub-secret",
            "steadfast.webhooks.secrets.zendesk=zen-secret",
            "steadfast.webhooks.secrets.intercom=inter-secret",
            "steadfast.webhooks.secrets.segment=seg-secret",
            "steadfast.webhooks.secrets.generic=whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
            "steadfast.email-webhooks.postmark=new-password,old-password",
            "steadfast.email-webhooks.mailgun=mail-key",
            "steadfast.email-webhooks.ses=" + AmazonStandIn.TOPIC,
            "steadfast.segment.write-key=write-key",
            "steadfast.sms.auth-token=new-token,old-token",
            "steadfast.slack.signing-secret=new-secret,old-secret",
            "steadfast.inbox.secrets=a secret of some length,another that was before"
        })
@ContextConfiguration(initializers = {OwnDatabase.class, SendGridStandIn.class})
@AutoConfigureMockMvc
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface OverHttp {}
