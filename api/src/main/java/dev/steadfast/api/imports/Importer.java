package dev.steadfast.api.imports;

import dev.steadfast.store.accounts.AccountTransactions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.LongConsumer;
import org.springframework.stereotype.Component;

/** Takes a file from its first to its last line, in one transaction or in one for each batch. */
@Component
class Importer {

    private final BatchStore store;
    private final AccountTransactions transactions;

    Importer(BatchStore store, AccountTransactions transactions) {
        this.store = store;
        this.transactions = transactions;
    }

    @FunctionalInterface
    private interface BatchStep {
        StoredBatch store(Batch batch, Tally before);
    }

    /**
     * Imports the file.
     *
     * @param progress is told after each batch how many lines were read; what it throws ends the import
     */
    Finished run(CsvSource source, ImportOptions options, LongConsumer progress) throws IOException {
        try {
            return options.isOneTransaction()
                    ? asOne(source, options, progress)
                    : readAll(source, options, progress, this::separately);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private Finished asOne(CsvSource source, ImportOptions options, LongConsumer progress) {
        return transactions.run(transaction -> {
            try {
                Finished finished = readAll(source, options, progress, store::store);
                if (options.dryRun() || finished.refused()) {
                    transaction.setRollbackOnly();
                }
                return finished;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private StoredBatch separately(Batch batch, Tally before) {
        return transactions.run(transaction -> store.store(batch, before));
    }

    private static Finished readAll(CsvSource source, ImportOptions options, LongConsumer progress, BatchStep step)
            throws IOException {
        Tally tally = new Tally(options.dryRun());
        try (BatchReader batches = BatchReader.open(source)) {
            for (Batch batch = batches.next(); batch != null; batch = batches.next()) {
                tally.add(step.store(batch, tally));
                progress.accept(batch.lastLine());
            }
        } catch (Header.Refused e) {
            return new Finished(true, ImportResult.nothing(e.reasons()));
        }
        return options.mode() == Mode.ALL_OR_NOTHING && tally.hasRejections()
                ? new Finished(true, tally.onlyRejections())
                : new Finished(false, tally.result());
    }
}
