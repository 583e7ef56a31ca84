package dev.steadfast.api.imports;

import dev.steadfast.account.AccountDraft;
import dev.steadfast.account.Attribute;
import dev.steadfast.account.ContactDraft;
import dev.steadfast.account.ExternalId;
import dev.steadfast.store.reach.ConsentWord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the rows of a batch say about one account. One bad value of the account refuses all its rows; a bad contact does
 * not.
 */
final class PendingAccount {

    private static final int MOST_CONTACTS = 500;

    /** Whoever has so many faults in one row has read enough to see that the row is not what it should be. */
    private static final int MOST_REPORTS_A_ROW = 20;

    private record Said(long line, Object value) {}

    private final AccountDraft draft;
    private final Map<ExternalId, Long> externalIds = new LinkedHashMap<>();
    private final Map<String, Said> said = new HashMap<>();
    private final List<Long> lines = new ArrayList<>();
    private final List<Rejection> rejections = new ArrayList<>();
    private final List<ConsentWord> consents = new ArrayList<>();
    private int contacts;
    private int reportsOfRow;
    private boolean refused;

    PendingAccount(String id) {
        draft = new AccountDraft(id);
    }

    String id() {
        return draft.id();
    }

    AccountDraft draft() {
        return draft;
    }

    long firstLine() {
        return lines.getFirst();
    }

    /** Begins with the next row. */
    void addLine(long line) {
        lines.add(line);
        reportsOfRow = 0;
    }

    void say(long line, String column, Attribute attribute, String text, Object value) {
        if (agrees(line, column, text, value)) {
            draft.set(attribute, value);
        }
    }

    void sayCustom(long line, String column, String text, Object value) {
        if (agrees(line, column, text, value)) {
            draft.setCustom(column, value);
        }
    }

    /** Adds what another system calls the account. */
    void call(long line, ExternalId id) {
        externalIds.putIfAbsent(id, line);
    }

    /** What other systems call the account, each with the line that says so. */
    Map<ExternalId, Long> externalIds() {
        return externalIds;
    }

    /** Two rows that disagree would make the result depend on their order, and differ from one import to the next. */
    private boolean agrees(long line, String column, String text, Object value) {
        Said before = said.putIfAbsent(column, new Said(line, value));
        if (before == null || before.value().equals(value)) {
            return true;
        }
        refuse(new Rejection(
                line, column, text, "must be what line %d says of the same account".formatted(before.line())));
        return false;
    }

    void add(long line, ContactDraft contact) {
        if (contacts == MOST_CONTACTS) {
            reject(Rejection.row(line, "has one contact too many; an account has at most " + MOST_CONTACTS));
            return;
        }
        contacts++;
        draft.add(contact);
    }

    /** What a contact has agreed to or taken back. */
    void add(ConsentWord word) {
        consents.add(word);
    }

    List<ConsentWord> consents() {
        return consents;
    }

    /** Reports what the account can be stored without. */
    void reject(Rejection rejection) {
        if (reportsOfRow < MOST_REPORTS_A_ROW) {
            reportsOfRow++;
            rejections.add(rejection);
        }
    }

    /** Reports what makes all rows of the account useless. */
    void refuse(Rejection rejection) {
        refused = true;
        reject(rejection);
    }

    boolean isRefused() {
        return refused;
    }

    /** What was reported, and for a refused account also those of its rows that have no fault of their own. */
    List<Rejection> rejections() {
        List<Rejection> all = new ArrayList<>(rejections);
        if (refused) {
            lines.stream()
                    .filter(line -> rejections.stream().noneMatch(rejection -> rejection.line() == line))
                    .map(line -> Rejection.row(line, "belongs to account %s, which is refused".formatted(id())))
                    .forEach(all::add);
        }
        return all;
    }
}
