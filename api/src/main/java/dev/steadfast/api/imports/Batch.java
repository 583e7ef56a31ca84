package dev.steadfast.api.imports;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** So many accounts as one transaction stores, with what was found wrong in their rows. */
final class Batch {

    private static final int MOST_ACCOUNTS = 500;
    private static final int MOST_ROWS = 2_500;

    private final Map<String, PendingAccount> accounts = new LinkedHashMap<>();
    private final List<Rejection> rejections = new ArrayList<>();
    private long lastLine;
    private int rows;

    /** The account of this id; rows of one account need not stand together. */
    PendingAccount account(String id) {
        return accounts.computeIfAbsent(id, PendingAccount::new);
    }

    void addRow(long line) {
        rows++;
        lastLine = line;
    }

    /** Rows that belong to no account. */
    void reject(Rejection rejection) {
        rejections.add(rejection);
    }

    boolean isFull() {
        return accounts.size() == MOST_ACCOUNTS || rows == MOST_ROWS;
    }

    Collection<PendingAccount> accounts() {
        return accounts.values();
    }

    long lastLine() {
        return lastLine;
    }

    /** All that was found wrong, in the order of the file. */
    List<Rejection> rejections() {
        List<Rejection> all = new ArrayList<>(rejections);
        accounts.values().forEach(account -> all.addAll(account.rejections()));
        all.sort(Comparator.comparingLong(Rejection::line));
        return all;
    }
}
