package dev.steadfast.api.security;

import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Prints {@link ExposedWithoutSignIn} as its one line, in place of Boot's report and stack trace. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class OneLineRefusal implements SpringBootExceptionReporter {

    /** Boot's loader offers the context to every reporter. */
    OneLineRefusal(ConfigurableApplicationContext context) {}

    @Override
    public boolean reportException(Throwable failure) {
        if (failure instanceof ExposedWithoutSignIn refusal) {
            System.err.println(refusal.getMessage());
            return true;
        }
        return false;
    }
}
