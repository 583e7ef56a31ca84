package dev.steadfast.api.imports;

import java.io.IOException;
import java.io.InputStream;

/** A file that can be read from its beginning as often as is needed, which a request body cannot. */
@FunctionalInterface
interface CsvSource {
    InputStream open() throws IOException;
}
