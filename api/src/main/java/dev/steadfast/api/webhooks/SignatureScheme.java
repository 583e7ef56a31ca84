package dev.steadfast.api.webhooks;

/** How one provider signs what it sends. Checked on the bytes that came, before anything reads them. */
public sealed interface SignatureScheme
        permits HubSpotSignature,
                IntercomSignature,
                MailgunSignature,
                PasswordSignature,
                SegmentSignature,
                SendGridSignature,
                SlackSignature,
                SnsSignature,
                StandardSignature,
                StripeSignature,
                TwilioSignature,
                ZendeskSignature {

    /** Whether the request was signed with one of the secrets, a short time ago where the provider signs the time too. */
    Verification verify(SignedRequest request, SigningSecrets secrets);
}
