package dev.steadfast.api.pages;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/**
 * Links to the engine's own UI, or why there are none. Reads its settings at every call, because where the engine is started
 * together with us its address becomes known late.
 */
@Component("temporalUi")
public final class TemporalUi {
    private final Environment settings;

    TemporalUi(Environment settings) {
        this.settings = settings;
    }

    /** Where it is; absent where there is none. */
    public @Nullable String url() {
        var url = settings.getProperty("steadfast.temporal.ui-url", "");
        return url.isBlank() ? null : url.replaceFirst("/+$", "");
    }

    /** Why there is none, and what to do about it; absent where nobody said so. */
    public @Nullable String missingReason() {
        var reason = settings.getProperty("steadfast.temporal.ui-missing-reason", "");
        return reason.isBlank() ? null : reason;
    }

    /** The page of a run; absent where there is no UI. */
    public @Nullable String run(String workflowId) {
        var url = url();
        var namespace = settings.getProperty("steadfast.temporal.namespace", "default");
        return url == null
                ? null
                : "%s/namespaces/%s/workflows/%s".formatted(url, encode(namespace), encode(workflowId));
    }

    private static String encode(String text) {
        return UriUtils.encode(text, StandardCharsets.UTF_8);
    }
}
