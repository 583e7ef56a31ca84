package dev.steadfast.api.imports;

import dev.steadfast.api.imports.ImportResult.WouldEnrol;
import dev.steadfast.store.accounts.AccountChanges;
import java.util.List;

/**
 * What became of one batch.
 *
 * @param refused ids of accounts that were not stored
 * @param enrolled who began with what
 */
record StoredBatch(
        AccountChanges changes, List<String> refused, List<WouldEnrol> enrolled, List<Rejection> rejections) {}
