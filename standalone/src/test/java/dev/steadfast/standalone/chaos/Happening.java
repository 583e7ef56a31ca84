package dev.steadfast.standalone.chaos;

import static java.util.stream.Collectors.joining;

import dev.steadfast.standalone.stories.Provider;
import java.time.Instant;
import java.util.List;

/**
 * One thing that happens to a customer on a {@link Day}, as whoever tells of it writes it.
 *
 * @param id under which it must be stored
 * @param account whom it must be found to concern, once they are known
 * @param json the sender's message
 * @param at the moment as the message carries it
 * @param traces what it says about the account
 */
record Happening(String id, String account, Sender sender, String json, Instant at, List<Trace> traces) {

    /**
     * What there is to count.
     *
     * @param kind {@code login}, {@code user}, {@code feature}, {@code ticket} or {@code invoice}
     * @param item which one
     * @param open whether a ticket or an invoice is; absent for the others
     * @param label how grave a ticket is
     */
    record Trace(String kind, String item, Boolean open, String label) {
        static Trace of(String kind, String item) {
            return new Trace(kind, item, null, null);
        }
    }

    /** Who tells of it, and how much in one request. */
    enum Sender {
        SEGMENT(40, 40, Provider.SEGMENT_LIBRARY),
        /** Programs of one's own, which send events as they are, a line each. */
        LINES(40, 200, null),
        STRIPE(2, 1, Provider.STRIPE),
        HUBSPOT(5, 5, Provider.HUBSPOT),
        ZENDESK(6, 1, Provider.ZENDESK),
        INTERCOM(7, 1, Provider.INTERCOM);

        /** Of a hundred events. */
        final int share;

        final int batch;
        /** Absent for programs of one's own. */
        final Provider provider;

        Sender(int share, int batch, Provider provider) {
            this.share = share;
            this.batch = batch;
            this.provider = provider;
        }

        String body(List<String> messages) {
            return switch (this) {
                case SEGMENT -> messages.stream().collect(joining(",", "{\"batch\": [", "]}"));
                case LINES -> String.join("\n", messages);
                case HUBSPOT -> messages.stream().collect(joining(",", "[", "]"));
                case STRIPE, ZENDESK, INTERCOM -> messages.getFirst();
            };
        }
    }
}
