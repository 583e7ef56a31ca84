package dev.steadfast.activities.sms;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.twilio.exception.TwilioException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.Account;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.rest.api.v2010.account.MessageCreator;
import com.twilio.type.PhoneNumber;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Twilio's list of messages: adds to it, which sends, and reads it. */
@Component
class TwilioMessages implements AutoCloseable {

    /** How long Twilio may keep a message before it leaves, in seconds: an hour later it may be night. */
    private static final int VALIDITY = 3600;

    /** The newest messages to one number that are looked at. */
    static final int PAGE = 100;

    private final SmsSettings settings;
    private final TwilioHealth health;
    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(Redirect.NEVER)
            .version(Version.HTTP_1_1)
            .build();

    TwilioMessages(SmsSettings settings, TwilioHealth health) {
        this.settings = settings;
        this.health = health;
    }

    /**
     * Sends a text.
     *
     * @param to number in E.164
     * @param reference ours, which comes back with every report on the message
     */
    Message send(String to, String text, String reference, Duration within) throws TwilioRefused {
        MessageCreator message = settings.from().isEmpty()
                ? Message.creator(new PhoneNumber(to), settings.messagingService(), text)
                : Message.creator(new PhoneNumber(to), new PhoneNumber(settings.from()), text);
        message.setValidityPeriod(VALIDITY);
        if (!settings.callbackUrl().isEmpty()) {
            message.setStatusCallback(URI.create(settings.callbackUrl() + "/webhooks/twilio/status?message="
                    + URLEncoder.encode(reference, StandardCharsets.UTF_8)));
        }
        return ask(message::create, within);
    }

    /** The newest messages to this number, whoever sent them; at most {@link #PAGE}. */
    List<Message> newest(String to, Duration within) throws TwilioRefused {
        return ask(
                client -> Message.reader()
                        .setTo(new PhoneNumber(to))
                        .setPageSize((long) PAGE)
                        .firstPage(client)
                        .getRecords(),
                within);
    }

    /** What Twilio calls our account, and whether it is active. */
    String account(Duration within) throws TwilioRefused {
        Account account = ask(client -> Account.fetcher(settings.accountSid()).fetch(client), within);
        return account.getFriendlyName() + ", " + account.getStatus();
    }

    private <T> T ask(Function<TwilioRestClient, T> question, Duration within) throws TwilioRefused {
        TwilioHttp call = new TwilioHttp(http, settings.baseUrl(), within);
        TwilioRestClient client = new TwilioRestClient.Builder(settings.accountSid(), settings.authToken())
                .httpClient(call)
                .objectMapper(json)
                .build();
        try {
            T answer = question.apply(client);
            health.answered();
            return answer;
        } catch (TwilioException e) {
            TwilioFailure failure = TwilioFailures.of(e, call.retryAfter());
            health.heard(failure);
            throw new TwilioRefused(failure, e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
