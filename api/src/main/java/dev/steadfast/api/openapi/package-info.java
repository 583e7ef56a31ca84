/** The description of the REST interface that programs can read; start with {@link dev.steadfast.api.openapi.OpenApiConfiguration}. */
@NullMarked
package dev.steadfast.api.openapi;

import org.jspecify.annotations.NullMarked;
