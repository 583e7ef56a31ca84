package dev.steadfast.api.delivery;

import dev.steadfast.api.webhooks.SendGridSignature;
import dev.steadfast.api.webhooks.SigningSecrets;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What is needed to believe the providers. Each may be two with a comma in between, while one takes the place of the other;
 * a provider without is not there.
 *
 * @param sendgrid public key of the signed event webhook
 * @param postmark password that Postmark's address of ours has
 * @param mailgun key that Mailgun signs webhooks with
 * @param ses ARN of the SNS topic that Amazon SES publishes to
 */
@ConfigurationProperties("steadfast.email-webhooks")
record DeliverySettings(
        @Nullable String sendgrid,
        @Nullable String postmark,
        @Nullable String mailgun,
        @Nullable String ses) {

    DeliverySettings {
        SendGridSignature.checked("STEADFAST_WEBHOOK_SENDGRID_KEY", SigningSecrets.of(sendgrid));
    }

    @Override
    public String toString() {
        return "DeliverySettings";
    }
}
