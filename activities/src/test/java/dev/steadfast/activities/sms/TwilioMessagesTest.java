package dev.steadfast.activities.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.steadfast.activities.connector.FreeTurns;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TwilioMessagesTest {

    @Test
    void whatFoundNoConnectionHasCertainlyNotLeft() throws IOException {
        FreeTurns turns = new FreeTurns();
        SmsSettings settings = new SmsSettings("AC1", "token", "+15005550006", "", closedPort(), null, null, "");
        try (TwilioMessages messages = new TwilioMessages(settings, new TwilioHealth(turns))) {
            TwilioRefused refused = catchThrowableOfType(
                    TwilioRefused.class,
                    () -> messages.send("+4930123456", "Hello", "<reference>", Duration.ofSeconds(10)));

            assertThat(refused.failure()).isInstanceOf(TwilioFailure.Unavailable.class);
            assertThat(refused).hasMessageContaining("No connection to Twilio");
            assertThat(turns.said()).singleElement().asString().startsWith("failed No connection to Twilio");
        }
    }

    private static URI closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }
    }
}
