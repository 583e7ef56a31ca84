package dev.steadfast.activities.billing;

import com.stripe.exception.ApiException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.StripeException;
import dev.steadfast.activities.connector.Acted;
import dev.steadfast.activities.connector.CallFailed;
import dev.steadfast.activities.connector.Spoken;
import java.time.Duration;

/** What Stripe's exceptions mean for an order. */
final class StripeTrouble {

    private static final Duration WHILE_ANOTHER_IS_AT_IT = Duration.ofSeconds(5);

    private StripeTrouble() {}

    static Acted of(StripeException trouble) {
        if (trouble.getCause() instanceof CallFailed failed) {
            return failed.acted();
        }
        String words = Spoken.of("stripe answers " + trouble.getStatusCode() + ": " + trouble.getUserMessage());
        return switch (trouble) {
            case IdempotencyException ignored -> new Acted.Refused(words);
            case ApiException ignored -> new Acted.Failed(words, true);
            case StripeException ignored
            when Integer.valueOf(409).equals(trouble.getStatusCode()) ->
                new Acted.Limited(words, WHILE_ANOTHER_IS_AT_IT);
            default -> new Acted.Refused(words);
        };
    }
}
