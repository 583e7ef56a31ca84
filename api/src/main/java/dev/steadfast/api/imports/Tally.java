package dev.steadfast.api.imports;

import dev.steadfast.api.imports.ImportResult.WouldEnrol;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Adds up an import batch by batch. An account whose rows are scattered over the file still counts once. */
final class Tally {

    private static final int MOST_REJECTIONS = 1_000;
    private static final int MOST_ENROLMENTS = 200;

    /** Weakest first: what an account came to is the strongest of what its batches say. */
    private enum Outcome {
        UNCHANGED,
        UPDATED,
        CREATED,
        REFUSED
    }

    private final boolean dryRun;
    /** By a hash of the id, since ids of a large file would fill the memory; at 64 bits no two ids of a file meet. */
    private final Map<Long, Outcome> outcomes = new HashMap<>();

    private final EnumMap<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
    private final List<Rejection> rejected = new ArrayList<>();
    private final List<WouldEnrol> wouldEnrol = new ArrayList<>();
    private long rejectedTotal;
    private int enrolled;

    Tally(boolean dryRun) {
        this.dryRun = dryRun;
    }

    void add(StoredBatch batch) {
        batch.changes().created().forEach(account -> count(account.id(), Outcome.CREATED));
        batch.changes().updated().forEach(account -> count(account.id(), Outcome.UPDATED));
        batch.changes().unchanged().forEach(account -> count(account.id(), Outcome.UNCHANGED));
        batch.refused().forEach(id -> count(id, Outcome.REFUSED));
        reject(batch.rejections());
        enrolled += (int)
                batch.enrolled().stream().map(WouldEnrol::account).distinct().count();
        batch.enrolled().stream().limit(MOST_ENROLMENTS - wouldEnrol.size()).forEach(wouldEnrol::add);
    }

    void reject(Collection<Rejection> rejections) {
        rejectedTotal += rejections.size();
        rejections.stream().limit(MOST_REJECTIONS - rejected.size()).forEach(rejected::add);
    }

    /** Whether rows of this account were refused before. */
    boolean hasRefused(String id) {
        return outcomes.get(hash(id)) == Outcome.REFUSED;
    }

    boolean hasRejections() {
        return rejectedTotal > 0;
    }

    ImportResult result() {
        return new ImportResult(
                count(Outcome.CREATED),
                count(Outcome.UPDATED),
                count(Outcome.UNCHANGED),
                enrolled,
                rejected,
                rejectedTotal,
                dryRun ? List.copyOf(wouldEnrol) : null);
    }

    /** What is left when nothing is stored. */
    ImportResult onlyRejections() {
        return new ImportResult(0, 0, 0, 0, rejected, rejectedTotal, null);
    }

    private void count(String id, Outcome outcome) {
        Outcome before = outcomes.get(hash(id));
        if (before == null || before.compareTo(outcome) < 0) {
            outcomes.put(hash(id), outcome);
            counts.merge(outcome, 1, Integer::sum);
            if (before != null) {
                counts.merge(before, -1, Integer::sum);
            }
        }
    }

    private int count(Outcome outcome) {
        return counts.getOrDefault(outcome, 0);
    }

    /** FNV-1a. */
    private static long hash(String id) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < id.length(); i++) {
            hash = (hash ^ id.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }
}
