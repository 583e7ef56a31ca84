package dev.steadfast.api.security;

import dev.steadfast.api.ApiProperties;
import java.util.List;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;

/** Lets the user {@code admin} in with the password that is set; with none set, nobody. */
@Component
final class AdminPassword implements AuthenticationProvider {
    private static final String USER = "admin";

    private final Secret password;

    AdminPassword(ApiProperties properties) {
        this.password = new Secret(properties.adminPassword());
    }

    @Override
    public Authentication authenticate(Authentication offered) {
        var matches = password.matches(String.valueOf(offered.getCredentials()));
        if (!matches || !USER.equals(offered.getName())) {
            throw new BadCredentialsException("The name or the password is wrong.");
        }
        return UsernamePasswordAuthenticationToken.authenticated(
                USER, null, List.of(new SimpleGrantedAuthority("ROLE_ADMIN")));
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
