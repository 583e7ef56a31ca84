package dev.steadfast.worker.cost;

import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Counts what the activity of a step asks of the database; what others ask at the same time does not count. */
final class CountedStatements implements BeanPostProcessor {

    private final AtomicInteger statements = new AtomicInteger();
    private final AtomicInteger commits = new AtomicInteger();

    int statements() {
        return statements.get();
    }

    int commits() {
        return commits.get();
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (!(bean instanceof DataSource dataSource)) {
            return bean;
        }
        return ProxyDataSourceBuilder.create(dataSource)
                .afterQuery((execution, queries) -> {
                    if (inStep()) {
                        statements.addAndGet(queries.size());
                    }
                })
                .afterMethod(call -> {
                    if (call.getMethod().getName().equals("commit") && inStep()) {
                        commits.incrementAndGet();
                    }
                })
                .build();
    }

    private static boolean inStep() {
        return StackWalker.getInstance()
                .walk(frames -> frames.anyMatch(frame -> frame.getClassName().endsWith(".StepPerformer")));
    }
}
