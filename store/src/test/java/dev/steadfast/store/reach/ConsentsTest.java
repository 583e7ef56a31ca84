package dev.steadfast.store.reach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadfast.store.WholeStore;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The newest word holds, by when it was said. */
class ConsentsTest {

    private static final WholeStore STORE = WholeStore.with();

    private static final Instant JANUARY = Instant.parse("2026-01-10T09:00:00Z");
    private static final Instant MARCH = Instant.parse("2026-03-01T09:00:00Z");
    private static final Instant MAY = Instant.parse("2026-05-01T09:00:00Z");

    private Consents consents;
    private String number;

    @AfterAll
    static void close() {
        STORE.close();
    }

    @BeforeEach
    void someone() {
        consents = STORE.get(Consents.class);
        number = WholeStore.fresh();
    }

    private boolean said(boolean granted, Instant at) {
        return consents.add(new Consent("sms", number, "lifecycle", granted, "test", null, "ana", at));
    }

    private List<Boolean> history() {
        return consents.history(number, 10).stream().map(Consent::granted).toList();
    }

    private boolean holds() {
        return consents.of(number).getFirst().granted();
    }

    @Test
    void anExportWithAnOldAgreementDoesNotUndoWhatWasTakenBackSince() {
        said(true, JANUARY);
        said(false, MARCH);

        assertThat(said(true, JANUARY)).as("the same export, the next night").isFalse();

        assertThat(holds()).isFalse();
        assertThat(history()).containsExactly(false, true);
    }

    @Test
    void anOldWordThatIsNewsIsKeptAsProofAndChangesNothing() {
        said(false, MARCH);

        assertThat(said(true, JANUARY)).isTrue();

        assertThat(holds()).isFalse();
        assertThat(history()).containsExactly(false, true);
    }

    @Test
    void aNewWordHolds() {
        said(true, JANUARY);
        said(false, MARCH);
        said(true, MAY);

        assertThat(holds()).isTrue();
        assertThat(said(true, MAY.plusSeconds(1))).as("nothing new").isFalse();
    }
}
