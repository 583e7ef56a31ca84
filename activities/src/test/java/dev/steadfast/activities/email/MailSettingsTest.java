package dev.steadfast.activities.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadfast.activities.email.MailSettings.Security;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class MailSettingsTest {

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withUserConfiguration(EmailConfiguration.class)
            .withBean(EmailSender.class);

    @Test
    void meanNoMailWhenEverythingIsEmpty() {
        application
                .withPropertyValues(
                        "steadfast.mail.host=",
                        "steadfast.mail.port=",
                        "steadfast.mail.username=",
                        "steadfast.mail.password=",
                        "steadfast.mail.security=",
                        "steadfast.mail.from=",
                        "steadfast.mail.send-deadline=")
                .run(context -> {
                    assertThat(context).hasNotFailed().hasSingleBean(EmailSender.class);
                    assertThat(context.getBean(MailSettings.class))
                            .returns(false, MailSettings::isConfigured)
                            .returns(Duration.ofSeconds(30), MailSettings::sendDeadline);
                });
    }

    @Test
    void openNoConnectionAtStart() {
        application
                .withPropertyValues("steadfast.mail.host=no-such-host.invalid", "steadfast.mail.from=cs@us.example")
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void knowTheUsualPorts() {
        application
                .withPropertyValues(
                        "steadfast.mail.host=smtp.us.example",
                        "steadfast.mail.security=starttls",
                        "steadfast.mail.from=Us <cs@us.example>",
                        "steadfast.mail.connect-timeout=3s",
                        "steadfast.mail.send-deadline=20s")
                .run(context -> assertThat(context.getBean(MailSettings.class))
                        .returns(587, MailSettings::port)
                        .returns(Security.STARTTLS, MailSettings::security)
                        .returns(Duration.ofSeconds(3), MailSettings::connectTimeout)
                        .returns(Duration.ofSeconds(20), MailSettings::sendDeadline));
        assertThat(new MailSettings("h", null, null, null, Security.TLS, "a@b.example", null, null).port())
                .isEqualTo(465);
        assertThat(new MailSettings("h", 2525, null, null, null, "a@b.example", null, null).port())
                .isEqualTo(2525);
    }

    @Test
    void needASenderAndSayWhichSettingIsWrong() {
        application
                .withPropertyValues("steadfast.mail.host=smtp.us.example", "steadfast.mail.from=nobody")
                .run(context ->
                        assertThat(context).getFailure().rootCause().hasMessageContaining("Not an e-mail address"));
        application
                .withPropertyValues("steadfast.mail.host=smtp.us.example")
                .run(context -> assertThat(context)
                        .getFailure()
                        .hasStackTraceContaining("steadfast.mail.from (MAIL_FROM) is \"\""));
    }

    @Test
    void keepThePasswordToThemselves() {
        assertThat(new MailSettings("h", null, "user", "secret", null, "a@b.example", null, null).toString())
                .doesNotContain("secret");
    }
}
