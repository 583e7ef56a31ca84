package dev.steadfast.standalone;

import dev.steadfast.standalone.mail.EmbeddedMailbox;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** The application as a Spring context. Its own shutdown hook is off: the order of ending is ours. */
record SpringPart(ConfigurableApplicationContext context) implements Application {

    static Application start(String[] arguments, Map<String, Object> properties, Optional<EmbeddedMailbox> mailbox) {
        var spring = new SpringApplication(StandaloneApplication.class);
        spring.setBannerMode(Banner.Mode.OFF);
        spring.setRegisterShutdownHook(false);
        spring.addInitializers(context -> {
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("quickStart", properties));
            mailbox.ifPresent(box -> context.getBeanFactory().registerSingleton("mailbox", new ShownMailbox(box)));
        });
        return new SpringPart(spring.run(arguments));
    }

    @Override
    public int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    @Override
    public void close() {
        context.close();
    }
}
