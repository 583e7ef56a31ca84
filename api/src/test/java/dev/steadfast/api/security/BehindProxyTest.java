package dev.steadfast.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadfast.api.ApiProperties;
import jakarta.servlet.ServletException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockServletContext;

class BehindProxyTest {
    private final BehindProxy proxy = new BehindProxy();

    @ParameterizedTest
    @CsvSource({"https://steadfast.example, true", "http://steadfast.example, false", ", false"})
    void cookieOfTheSessionIsKeptToHttpsWhereThatIsThePublicUrl(@Nullable URI url, boolean secure)
            throws ServletException {
        var context = new MockServletContext();

        proxy.cookieOverHttpsOnly(properties(url)).onStartup(context);

        assertThat(context.getSessionCookieConfig().isSecure()).isEqualTo(secure);
    }

    @Test
    void whatIsForwardedIsBelievedOnlyWhereThereIsAPublicUrl() {
        assertThat(proxy.forwardedHeaders(properties(null)).isEnabled()).isFalse();
        assertThat(proxy.forwardedHeaders(properties(URI.create("https://steadfast.example")))
                        .isEnabled())
                .isTrue();
    }

    private static ApiProperties properties(@Nullable URI url) {
        return new ApiProperties("secret", null, url, null);
    }
}
