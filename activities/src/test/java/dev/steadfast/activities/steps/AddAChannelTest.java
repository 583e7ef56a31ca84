package dev.steadfast.activities.steps;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import dev.steadfast.account.Contact;
import dev.steadfast.account.Role;
import dev.steadfast.cadence.StepResult;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The channel that the guide adds, as it stands there. */
class AddAChannelTest {

    private static final String CLASS = "dev.steadfast.activities.whatsapp.WhatsAppChannel";
    private static final String PHONE = "+493012345678";

    @TempDir
    static Path folder;

    private static String source = "";
    private static WireMockServer provider;
    private static URLClassLoader classes;
    private static Steps steps;

    @BeforeAll
    static void compileAndStart() throws Exception {
        source = source();
        compile();
        provider =
                new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
        provider.start();
        classes = new URLClassLoader(new URL[] {folder.toUri().toURL()}, AddAChannelTest.class.getClassLoader());
        steps = new Steps(
                List.of(classes.loadClass(CLASS)),
                "--steadfast.whatsapp.phone=4711",
                "--steadfast.whatsapp.token=secret",
                "--steadfast.whatsapp.url=" + provider.baseUrl());
        steps.publish("reminding", """
                steps:
                  - { id: remind, sms: short, to: [billing] }
                """);
        steps.agreed(PHONE);
    }

    private static String source() throws IOException {
        Path here = Path.of("").toAbsolutePath();
        Path root = Files.exists(here.resolve("docs")) ? here : here.getParent();
        Matcher block = Pattern.compile("(?s)```java\n(.*?)```")
                .matcher(Files.readString(root.resolve("docs/add-a-channel.md")));
        assertThat(block.find()).as("the guide has its class").isTrue();
        return block.group(1);
    }

    private static void compile() throws IOException {
        Path file = Files.writeString(folder.resolve("WhatsAppChannel.java"), source);
        var compiler = ToolProvider.getSystemJavaCompiler();
        var said = new StringWriter();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var classpath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
            var options = List.of("-d", folder.toString(), "-cp", classpath, "-proc:none", "-Xlint:all", "-Werror");
            boolean compiled = compiler.getTask(said, files, null, options, null, files.getJavaFileObjects(file))
                    .call();
            assertThat(compiled).as(said.toString()).isTrue();
        }
    }

    @AfterAll
    static void stop() throws IOException {
        steps.close();
        provider.stop();
        classes.close();
    }

    @BeforeEach
    void fresh() {
        provider.resetAll();
    }

    private static RunOfSteps reminded() {
        return steps.enrol("reminding", steps.account(new Contact("Jo", null, PHONE, Role.BILLING)));
    }

    @Test
    void isOneClassOfUnderSixtyLines() {
        assertThat(source.lines().count()).isLessThan(60);
    }

    @Test
    void sendsAMessage() {
        provider.stubFor(post(urlEqualTo("/4711/messages"))
                .willReturn(jsonResponse("{\"messages\": [{\"id\": \"wamid.1\"}]}", 200)));
        RunOfSteps run = reminded();

        assertThat(run.perform().kind()).isEqualTo(StepResult.Kind.DONE);
        assertThat(run.ledger()).containsExactly("remind/1/0 " + PHONE + " sent");
        provider.verify(
                1,
                postRequestedFor(urlEqualTo("/4711/messages"))
                        .withHeader("Authorization", equalTo("Bearer secret"))
                        .withRequestBody(matchingJsonPath("$.to", equalTo(PHONE)))
                        .withRequestBody(
                                matchingJsonPath("$.text.body", equalTo("Your card for Acme was declined.\n"))));
        assertThat(steps.jdbc()
                        .sql("select provider_id from touch where enrolment = ?")
                        .param(run.enrolment())
                        .query(String.class)
                        .single())
                .isEqualTo("wamid.1");
    }

    @Test
    void parksWhatIsRefused() {
        provider.stubFor(post(urlEqualTo("/4711/messages"))
                .willReturn(aResponse().withStatus(400).withBody("outside the window of 24 hours")));
        RunOfSteps run = reminded();

        assertThat(run.perform().kind()).isEqualTo(StepResult.Kind.PARKED);
        assertThat(run.journal("remind").getFirst()).contains("outside the window of 24 hours");
    }
}
