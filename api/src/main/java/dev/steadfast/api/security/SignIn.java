package dev.steadfast.api.security;

import dev.steadfast.api.ApiProperties;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.stereotype.Component;

/** Which ways of signing in are set up. */
@Component
public final class SignIn {
    private final boolean password;
    private final List<Provider> providers;

    SignIn(ApiProperties properties, ObjectProvider<ClientRegistrationRepository> registrations) {
        this.password = properties.adminPassword() != null;
        this.providers = providers(registrations.getIfAvailable());
    }

    /** False where everything is open to this machine, and to nobody else. */
    public boolean isRequired() {
        return password || !providers.isEmpty();
    }

    /** Whether the user {@code admin} has a password. */
    public boolean byPassword() {
        return password;
    }

    /** The OpenID Connect providers that are set up. */
    public List<Provider> providers() {
        return providers;
    }

    private static List<Provider> providers(@Nullable ClientRegistrationRepository registrations) {
        return registrations instanceof Iterable<?> several
                ? StreamSupport.stream(several.spliterator(), false)
                        .map(ClientRegistration.class::cast)
                        .map(one ->
                                new Provider(one.getClientName(), "/oauth2/authorization/" + one.getRegistrationId()))
                        .toList()
                : List.of();
    }

    /**
     * A place where people sign in.
     *
     * @param path of this server, which sends the browser there
     */
    public record Provider(String name, String path) {}
}
