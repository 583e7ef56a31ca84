package dev.steadfast.api.security;

import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/**
 * Who asks; a controller method gets it as a parameter.
 *
 * @param by the name that rows and the timeline carry: a person's address or name, {@code api} for a bearer token,
 *     {@code local} where there is no sign-in
 */
public record Caller(String by) {
    private static final Caller LOCAL = new Caller("local");

    static Caller of(@Nullable Authentication authentication) {
        if (authentication == null || isNobody(authentication)) {
            return LOCAL;
        }
        return authentication.getPrincipal() instanceof OidcUser user && user.getEmail() != null
                ? new Caller(user.getEmail())
                : new Caller(authentication.getName());
    }

    static boolean isNobody(@Nullable Authentication authentication) {
        return authentication == null || authentication instanceof AnonymousAuthenticationToken;
    }
}
