package dev.steadfast.api.imports;

import dev.steadfast.store.imports.ImportJob;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * How far an import in the background is.
 *
 * @param state {@code running}, {@code done}, {@code refused} (as a whole; the result says why) or {@code failed} (the
 *     message says why)
 * @param lines read so far, of {@code linesTotal}
 * @param result the answer that a small file gets at once; absent while it runs and when it failed
 */
public record ImportJobView(
        String id,
        @Nullable String file,
        String mode,
        boolean dryRun,
        String state,
        long lines,
        long linesTotal,

        @Schema(oneOf = {ImportResult.class, BackfillResult.class}) @Nullable
        Object result,

        @Nullable String message,
        String by,
        Instant recordedAt,
        @Nullable Instant finishedAt) {

    private static @Nullable Object result(ImportJob job, JsonMapper json) {
        String result = job.result();
        if (result == null) {
            return null;
        }
        return job.ofEvents()
                ? (Object) json.readValue(result, BackfillResult.class)
                : json.readValue(result, ImportResult.class);
    }

    static ImportJobView of(ImportJob job, JsonMapper json) {
        return new ImportJobView(
                job.id(),
                job.fileName(),
                job.mode(),
                job.dryRun(),
                job.state().word(),
                job.lines(),
                job.linesTotal(),
                result(job, json),
                job.message(),
                job.by(),
                job.recordedAt(),
                job.finishedAt());
    }
}
