package dev.steadfast.api.segment;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** The keys that tracking calls show: as the user of HTTP Basic, or in the body as browsers do. */
@Component
class WriteKeys {

    private static final String BASIC = "Basic ";

    private final List<byte[]> keys;

    WriteKeys(@Value("${steadfast.segment.write-key:}") String setting) {
        this.keys = Arrays.stream(setting.split(","))
                .map(String::strip)
                .filter(key -> !key.isEmpty())
                .map(key -> key.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    boolean areSet() {
        return !keys.isEmpty();
    }

    boolean admit(HttpServletRequest request, Map<?, ?> body) {
        var offered = offered(request.getHeader(HttpHeaders.AUTHORIZATION));
        if (offered == null && body.get("writeKey") instanceof String key) {
            offered = key;
        }
        return offered != null && isOne(offered.getBytes(StandardCharsets.UTF_8));
    }

    private boolean isOne(byte[] offered) {
        var one = false;
        for (var key : keys) {
            one |= MessageDigest.isEqual(key, offered);
        }
        return one;
    }

    private static @Nullable String offered(@Nullable String header) {
        if (header == null || !header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return null;
        }
        try {
            var pair = new String(
                    Base64.getDecoder().decode(header.substring(BASIC.length()).strip()), StandardCharsets.UTF_8);
            return pair.indexOf(':') < 0 ? pair : pair.substring(0, pair.indexOf(':'));
        } catch (IllegalArgumentException unreadable) {
            return "";
        }
    }
}
