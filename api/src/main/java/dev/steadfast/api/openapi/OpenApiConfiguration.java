package dev.steadfast.api.openapi;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import dev.steadfast.api.security.Caller;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Titles, the ways to sign in, names in snake_case as the JSON has them, and the error body of every operation. */
@Configuration(proxyBeanMethods = false)
public class OpenApiConfiguration {
    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class);
    }

    @Bean
    OpenAPI steadfastApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Steadfast")
                        .version("v1")
                        .description("""
                                Accounts, enrolments in playbooks, tasks and events. JSON in snake_case, instants in ISO-8601, lists as
                                `{items, next}`: give `next` as `after` to read on. Errors are `application/problem+json`.""")
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
                .components(new Components()
                        .addSecuritySchemes("token", http("bearer", "STEADFAST_API_TOKEN, for programs"))
                        .addSecuritySchemes("password", http("basic", "the user admin")))
                .addSecurityItem(new SecurityRequirement().addList("token"))
                .addSecurityItem(new SecurityRequirement().addList("password"));
    }

    @Bean
    ModelResolver namesInSnakeCase(ObjectMapperProvider mappers) {
        return new ModelResolver(
                mappers.jsonMapper().copy().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE),
                new SchemaNames());
    }

    @Bean
    OpenApiCustomizer problemResponses() {
        return new ProblemResponses();
    }

    private static SecurityScheme http(String scheme, String description) {
        return new SecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme(scheme)
                .description(description);
    }
}
