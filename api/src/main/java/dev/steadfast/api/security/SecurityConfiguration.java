package dev.steadfast.api.security;

import dev.steadfast.api.ApiProperties;
import dev.steadfast.api.errors.Audience;
import dev.steadfast.api.errors.ProblemWriter;
import jakarta.servlet.DispatcherType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;

/** Systems by what each of their requests shows. People by sign-in where it is set up ({@link SignIn}); else this machine only ({@link LocalOnly}). Headers in both. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
public class SecurityConfiguration {

    /**
     * What letters link to: the signed address is the permission, so there is no session, no cookie and no CSRF token,
     * which a mail program that unsubscribes could not have.
     */
    @Bean
    @Order(1)
    SecurityFilterChain letters(HttpSecurity http, SignIn signIn, ApiProperties properties, ProblemWriter problems) {
        http.securityMatcher(PublicPaths.LETTERS.toArray(String[]::new))
                .headers(PageHeaders::set)
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll());
        return (signIn.isRequired() ? http : onThisMachine(http, properties, problems)).build();
    }

    /** Neither session nor form nor password: there is nothing that a browser could be made to send along. */
    @Bean
    @Order(2)
    SecurityFilterChain requestsOfSystems(HttpSecurity http) {
        return http.securityMatcher(PublicPaths.OF_SYSTEMS.toArray(String[]::new))
                .headers(PageHeaders::set)
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain allRequests(
            HttpSecurity http, SignIn signIn, ApiProperties properties, SignInPrompt prompt, ProblemWriter problems) {
        http.headers(PageHeaders::set)
                .addFilterBefore(new BearerToken(properties, prompt), CsrfFilter.class)
                .exceptionHandling(
                        refusals -> refusals.authenticationEntryPoint(prompt).accessDeniedHandler(prompt));
        return signIn.isRequired() ? signedIn(http, signIn, prompt) : open(http, properties, problems);
    }

    private static SecurityFilterChain open(HttpSecurity http, ApiProperties properties, ProblemWriter problems) {
        return onThisMachine(http, properties, problems)
                .csrf(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    private static HttpSecurity onThisMachine(HttpSecurity http, ApiProperties properties, ProblemWriter problems) {
        return http.addFilterAfter(new LocalOnly(properties, problems), HeaderWriterFilter.class);
    }

    private static SecurityFilterChain signedIn(HttpSecurity http, SignIn signIn, SignInPrompt prompt) {
        http.csrf(csrf -> csrf.requireCsrfProtectionMatcher(new ForgeryCheck()))
                .authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                                .permitAll()
                                .requestMatchers(PublicPaths.ALL.toArray(String[]::new))
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .requestCache(cache -> cache.requestCache(pagesOnly()))
                .logout(out -> out.logoutUrl("/sign-out").logoutSuccessUrl(PublicPaths.SIGN_IN + "?out"));
        if (signIn.byPassword()) {
            http.formLogin(form -> form.loginPage(PublicPaths.SIGN_IN)
                            .failureUrl(PublicPaths.SIGN_IN + "?wrong")
                            .permitAll())
                    .httpBasic(basic -> basic.authenticationEntryPoint(prompt));
        }
        if (!signIn.providers().isEmpty()) {
            http.oauth2Login(login -> login.loginPage(PublicPaths.SIGN_IN));
        }
        return http.build();
    }

    /** After sign-in people come back to the page they asked for, and not to a piece of one that htmx asked for. */
    private static HttpSessionRequestCache pagesOnly() {
        var cache = new HttpSessionRequestCache();
        cache.setRequestMatcher(request -> "GET".equals(request.getMethod())
                && request.getHeader("HX-Request") == null
                && Audience.isPerson(request));
        return cache;
    }
}
