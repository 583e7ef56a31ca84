package dev.steadfast.api.security;

import dev.steadfast.api.ApiProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.filter.ForwardedHeaderFilter;

/**
 * A public URL means that a proxy stands before us: what it forwards is believed, so that redirects and sign-in lead to where
 * people are. Where it speaks HTTPS, the session's cookie goes over nothing else.
 */
@Configuration(proxyBeanMethods = false)
class BehindProxy {

    @Bean
    FilterRegistrationBean<ForwardedHeaderFilter> forwardedHeaders(ApiProperties properties) {
        var filter = new FilterRegistrationBean<>(new ForwardedHeaderFilter());
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        filter.setEnabled(properties.publicUrl() != null);
        return filter;
    }

    @Bean
    ServletContextInitializer cookieOverHttpsOnly(ApiProperties properties) {
        var url = properties.publicUrl();
        var https = url != null && "https".equals(url.getScheme());
        return context -> context.getSessionCookieConfig().setSecure(https);
    }
}
