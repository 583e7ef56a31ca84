package dev.steadfast.activities.sms;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The Twilio account that text messages leave by. Anything that is empty counts as not given.
 *
 * @param accountSid empty: text messages are not configured
 * @param authToken with a comma the new one and the old one while they change; calls are made with the first
 * @param from the number in E.164 or the name that messages come from; this or {@code messagingService} is required
 * @param messagingService sid of a messaging service, which chooses the number
 * @param baseUrl where Twilio answers; its public address unless given
 * @param maxSegments parts that one message may be split into at most; each is paid for. 3 unless given
 * @param timeout how long one call may take; 20 s unless given
 * @param callbackUrl our own address as Twilio reaches it; empty: Twilio reports nothing back
 */
@ConfigurationProperties("steadfast.sms")
public record SmsSettings(
        String accountSid,
        String authToken,
        String from,
        String messagingService,
        URI baseUrl,
        Integer maxSegments,
        Duration timeout,
        String callbackUrl) {

    private static final URI TWILIO = URI.create("https://api.twilio.com");

    public SmsSettings(
            @Nullable String accountSid,
            @Nullable String authToken,
            @Nullable String from,
            @Nullable String messagingService,
            @Nullable URI baseUrl,
            @Nullable Integer maxSegments,
            @Nullable Duration timeout,
            @Nullable String callbackUrl) {
        this.accountSid = accountSid == null ? "" : accountSid.strip();
        this.authToken = authToken == null ? "" : authToken.split(",")[0].strip();
        this.from = from == null ? "" : from.strip();
        this.messagingService = messagingService == null ? "" : messagingService.strip();
        this.baseUrl = baseUrl == null || baseUrl.toString().isBlank() ? TWILIO : baseUrl;
        this.maxSegments = maxSegments == null ? 3 : maxSegments;
        this.timeout = timeout == null ? Duration.ofSeconds(20) : timeout;
        this.callbackUrl = callbackUrl == null ? "" : callbackUrl.strip().replaceFirst("/+$", "");
        if (isConfigured()) {
            check();
        }
    }

    /** Whether there is an account to send by. */
    public boolean isConfigured() {
        return !accountSid.isEmpty();
    }

    private void check() {
        if (authToken.isEmpty()) {
            throw new IllegalArgumentException(
                    "steadfast.sms.auth-token (TWILIO_AUTH_TOKEN) is empty; it belongs to the account sid that is set");
        }
        if (from.isEmpty() == messagingService.isEmpty()) {
            throw new IllegalArgumentException(
                    "set one of steadfast.sms.from (TWILIO_FROM) and steadfast.sms.messaging-service"
                            + " (TWILIO_MESSAGING_SERVICE): a text message comes from a number, a name or a service");
        }
        if (maxSegments < 1 || maxSegments > 10) {
            throw new IllegalArgumentException("steadfast.sms.max-segments (SMS_MAX_SEGMENTS) is " + maxSegments
                    + "; a text message has 1 to 10 segments");
        }
    }

    @Override
    public String toString() {
        return "SmsSettings[" + (isConfigured() ? baseUrl + ", from " + from + messagingService : "none") + "]";
    }
}
