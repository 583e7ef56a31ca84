package dev.steadfast.api.imports;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.util.unit.DataSize;

/** Takes in files of accounts, from REST and from the page. Small ones are done when the call returns. */
@Service
public class Imports {

    private final Importer importer;
    private final BackgroundImports background;
    private final DataSize backgroundFrom;
    private final DataSize most;

    Imports(
            Importer importer,
            BackgroundImports background,
            @Value("${steadfast.imports.background-from:5MB}") DataSize backgroundFrom,
            @Value("${spring.servlet.multipart.max-file-size:256MB}") DataSize most) {
        this.importer = importer;
        this.background = background;
        this.backgroundFrom = backgroundFrom;
        this.most = most;
    }

    /** What came of a file. */
    public sealed interface Receipt {
        /** It was imported, or refused as a whole. */
        record Done(Finished finished) implements Receipt {}

        /** It is being imported; {@link ImportJobs} tells how far it is. */
        record Started(String id) implements Receipt {}
    }

    /** Imports a file, in the background where it has more than 5 MB. */
    public Receipt receive(InputStream sent, @Nullable String fileName, ImportOptions options, String by)
            throws IOException {
        SpooledFile file = SpooledFile.of(sent, most.toBytes());
        if (file.bytes() > backgroundFrom.toBytes()) {
            return new Receipt.Started(background.start(file, fileName, options, by));
        }
        try (file) {
            return new Receipt.Done(importer.run(file, options, line -> {}));
        }
    }

    /** Imports a file in the background, whatever its size, and answers the id of its job. */
    public String start(InputStream sent, @Nullable String fileName, ImportOptions options, String by)
            throws IOException {
        return background.start(SpooledFile.of(sent, most.toBytes()), fileName, options, by);
    }
}
