package dev.steadfast.api.delivery;

import dev.steadfast.api.webhooks.MailgunSignature;
import dev.steadfast.api.webhooks.PasswordSignature;
import dev.steadfast.api.webhooks.SendGridSignature;
import dev.steadfast.api.webhooks.SignatureScheme;
import dev.steadfast.api.webhooks.SigningSecrets;
import dev.steadfast.api.webhooks.SnsCertificates;
import dev.steadfast.api.webhooks.SnsSignature;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The providers that are known, each with how it is believed and understood. */
@Component
class EmailProviders {

    private final Map<String, EmailProvider> known;

    EmailProviders(DeliverySettings settings, SnsCertificates.Fetcher amazon) {
        known = Map.of(
                "sendgrid", provider(new SendGridSignature(), settings.sendgrid(), new SendGridReports()),
                "postmark", provider(new PasswordSignature(), settings.postmark(), new PostmarkReports()),
                "mailgun", provider(new MailgunSignature(), settings.mailgun(), new MailgunReports()),
                "ses", provider(new SnsSignature(new SnsCertificates(amazon)), settings.ses(), new SesReports()));
    }

    /**
     * One of them.
     *
     * @param secrets never empty
     */
    record EmailProvider(SignatureScheme scheme, SigningSecrets secrets, ReportReader reader) {}

    /** One that is set up, by its word in paths and counters. */
    Optional<EmailProvider> find(String word) {
        return Optional.ofNullable(known.get(word))
                .filter(provider -> !provider.secrets().isEmpty());
    }

    private static EmailProvider provider(SignatureScheme scheme, @Nullable String secrets, ReportReader reader) {
        return new EmailProvider(scheme, SigningSecrets.of(secrets), reader);
    }
}
