package dev.steadfast.api;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What can be set for the API and its pages; blank means not set. The links to the engine's own UI are not here
 * because they may become known only while the application starts: see {@code TemporalUi}.
 *
 * @param adminPassword turns on sign-in, for the user {@code admin}
 * @param apiToken bearer token of machines
 * @param publicUrl where people reach the pages when that is not where the server is bound
 * @param testClock the test clock that the pages control; absent where business time is wall-clock time
 */
@ConfigurationProperties("steadfast")
public record ApiProperties(
        @Nullable String adminPassword,
        @Nullable String apiToken,
        @Nullable URI publicUrl,
        @Nullable String testClock) {

    public ApiProperties {
        adminPassword = blankToNull(adminPassword);
        apiToken = blankToNull(apiToken);
        testClock = blankToNull(testClock);
        publicUrl = publicUrl == null || publicUrl.toString().isBlank() ? null : publicUrl;
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
