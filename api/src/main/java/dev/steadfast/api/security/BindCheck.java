package dev.steadfast.api.security;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.web.context.WebApplicationContext;

/** Ends a start, before anything is opened, whose settings would let a network in without sign-in. */
public final class BindCheck implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        if (context instanceof WebApplicationContext) {
            check(context.getEnvironment());
        }
    }

    /** Fails with {@link ExposedWithoutSignIn} where the settings are unsafe. */
    static void check(ConfigurableEnvironment settings) {
        if (hasSignIn(settings)) {
            return;
        }
        var address = settings.getProperty("server.address", "");
        if (!isLoopback(address)) {
            throw ExposedWithoutSignIn.listeningOn(address.isBlank() ? "every address" : address);
        }
        // whoever forwards that address to here lets everybody in
        var publicHost = host(settings.getProperty("steadfast.public-url", ""));
        if (publicHost != null && !isLoopback(publicHost)) {
            throw ExposedWithoutSignIn.reachableAs(publicHost);
        }
    }

    private static @Nullable String host(String url) {
        try {
            return URI.create(url.strip()).getHost();
        } catch (IllegalArgumentException unreadable) {
            return null;
        }
    }

    private static boolean isLoopback(String address) {
        try {
            return !address.isBlank() && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }

    private static boolean hasSignIn(Environment settings) {
        return !settings.getProperty("steadfast.admin-password", "").isBlank()
                || Binder.get(settings)
                        .bind("spring.security.oauth2.client.registration", Bindable.mapOf(String.class, Object.class))
                        .isBound();
    }
}
