package dev.steadfast.api.openapi;

import io.swagger.v3.core.jackson.TypeNameResolver;
import java.util.Set;

/** Names schemas after what they describe, and not after what the class is to us: {@code Task}, not {@code TaskView}. */
final class SchemaNames extends TypeNameResolver {

    @Override
    protected String nameForClass(Class<?> type, Set<Options> options) {
        return super.nameForClass(type, options).replaceFirst("(View|Body)$", "");
    }
}
