package dev.steadfast.activities.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadfast.template.Text;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Providers are told what to name a letter by in their reports, and nobody else is. */
class RelayTest {

    private static final OutgoingEmail EMAIL = new OutgoingEmail(
            "<e_1.welcome.1.0@steadfast>", "jo@acme.example", null, null, new Text("s", "<p>h</p>", "p\n"), Map.of());

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    smtp.postmarkapp.com      | X-PM-Metadata-steadfast-message | e_1.welcome.1.0@steadfast
                    SMTP.PostmarkApp.com      | X-PM-KeepID                     | true
                    smtp.eu.sendgrid.net      | X-SMTPAPI                       | {"unique_args": {"steadfast_message": "e_1.welcome.1.0@steadfast"}}
                    """)
    void headersTellThemApart(String host, String header, String value) {
        assertThat(Relay.at(host).marked(EMAIL).headers()).containsEntry(header, value);
    }

    @ParameterizedTest
    @CsvSource({"smtp.us.example", "postmarkapp.com.evil.example", "notsendgrid.net", "127.0.0.1", "''"})
    void othersGetTheLetterAsItIs(String host) {
        assertThat(Relay.at(host).marked(EMAIL)).isEqualTo(EMAIL);
    }
}
