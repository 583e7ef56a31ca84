package dev.steadfast.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadfast.api.Client;
import dev.steadfast.api.WithSignIn;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.http.server.PathContainer;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import org.springframework.web.util.pattern.PathPatternParser;

@WithSignIn
class PublicPathsTest {
    @Autowired
    ApplicationContext application;

    @LocalServerPort
    int port;

    @Test
    void everythingThatIsMappedNeedsSignInUnlessItIsOnTheList() {
        var paths = mapped();
        var client = new Client(port);

        assertThat(paths)
                .contains("/", "/api/tasks", "/api/events", "/v3/api-docs", "/swagger-ui.html", "/actuator/prometheus");
        assertThat(paths.stream().filter(path -> !isPublic(path)).toList()).allSatisfy(path -> {
            assertThat(client.get(path).status()).as("GET %s", path).isEqualTo(401);
            assertThat(client.post(path, "{}").status()).as("POST %s", path).isEqualTo(401);
            assertThat(client.page(path).status()).as("page %s", path).isIn(401, 302);
        });
    }

    @Test
    void listIsReachableAndTellsNothing() {
        var client = new Client(port);

        assertThat(client.page("/sign-in").body()).contains("Sign in").doesNotContain("Test clock", "/tasks");
        assertThat(client.get("/actuator/health").body()).contains("UP").doesNotContain("components", "PostgreSQL");
        assertThat(List.of("/style.css", "/favicon.svg", "/webjars/htmx.org/dist/htmx.min.js"))
                .allSatisfy(
                        path -> assertThat(client.get(path).status()).as(path).isEqualTo(200));
    }

    @Test
    void whatSystemsCallIsNotThereUntilItIsSetUpAndAsksNobodyToSignIn() {
        var client = new Client(port);

        assertThat(List.of(
                        "/webhooks/stripe",
                        "/webhooks/generic",
                        "/webhooks/nobody",
                        "/webhooks/email/ses",
                        "/v1/track",
                        "/v1/batch"))
                .allSatisfy(path -> {
                    assertThat(client.post(path, "{}").status()).as(path).isEqualTo(404);
                    assertThat(client.post(path, "{}", "Authorization", "Basic a2V5Og==")
                                    .status())
                            .as(path)
                            .isEqualTo(404);
                    assertThat(client.get(path).status()).as(path).isIn(404, 405);
                });
    }

    private static boolean isPublic(String path) {
        return Stream.of(PublicPaths.ALL, PublicPaths.OF_SYSTEMS)
                .flatMap(List::stream)
                .map(PathPatternParser.defaultInstance::parse)
                .anyMatch(pattern -> pattern.matches(PathContainer.parsePath(path)));
    }

    private Set<String> mapped() {
        var controllers = application.getBeansOfType(RequestMappingInfoHandlerMapping.class).values().stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .flatMap(info -> info.getPatternValues().stream());
        var resources = application.getBeansOfType(AbstractUrlHandlerMapping.class).values().stream()
                .map(mapping -> mapping.getHandlerMap().keySet())
                .flatMap(Collection::stream);
        return Stream.concat(controllers, resources)
                .map(pattern -> pattern.replaceAll("\\{[^/]*}", "x")
                        .replace("/**", "/x")
                        .replace("*", "x"))
                .map(path -> path.isEmpty() ? "/" : path)
                .collect(TreeSet::new, Set::add, Set::addAll);
    }
}
