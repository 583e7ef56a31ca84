package dev.steadfast.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ContextConfiguration;

/** The whole application as it runs in production: with every way of signing in, no test clock and no mailbox. */
@SpringBootTest(
        classes = ApiApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "steadfast.admin-password=correct horse",
            "steadfast.api-token=t0ken",
            "spring.security.oauth2.client.registration.work.client-id=steadfast",
            "spring.security.oauth2.client.registration.work.client-secret=secret",
            "spring.security.oauth2.client.registration.work.client-name=Example Work",
            "spring.security.oauth2.client.registration.work.authorization-grant-type=authorization_code",
            "spring.security.oauth2.client.registration.work.redirect-uri={baseUrl}/login/oauth2/code/{registrationId}",
            "spring.security.oauth2.client.registration.work.scope=openid,email",
            "spring.security.oauth2.client.provider.work.authorization-uri=https://id.example/authorize",
            "spring.security.oauth2.client.provider.work.token-uri=https://id.example/token",
            "spring.security.oauth2.client.provider.work.jwk-set-uri=https://id.example/keys"
        })
@ContextConfiguration(initializers = OwnDatabase.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface WithSignIn {}
