package dev.steadfast.store.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadfast.store.ReadingRows;
import dev.steadfast.store.WholeStore;
import dev.steadfast.store.feedback.EmailFeedback.Outcome;
import dev.steadfast.store.feedback.EmailNews.Kind;
import dev.steadfast.store.reach.Suppression;
import dev.steadfast.store.reach.Suppressions;
import java.net.IDN;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of letters, whoever says so. */
class EmailFeedbackTest {

    private static final WholeStore STORE = WholeStore.with();
    private static int numbers;

    private final EmailFeedback feedback = STORE.get(EmailFeedback.class);
    private String enrolment = "";

    @AfterAll
    static void close() {
        STORE.close();
    }

    @BeforeEach
    void aLetter() {
        enrolment = "e" + ++numbers;
        letter("email", "Jo@Müller" + numbers + ".example");
    }

    private void letter(String channel, String recipient) {
        var rows = new ReadingRows(STORE.jdbc());
        rows.account("acme-" + enrolment, "Acme", "ana@ours.example", 0);
        rows.enrolment(enrolment, "acme-" + enrolment, "onboarding", "active");
        STORE.jdbc()
                .sql("""
                        insert into touch (enrolment, step, occurrence, slot, account, channel, kind, purpose, recipient,
                                           template, state, token, deadline, message_id, at)
                        values (:enrolment, 'welcome', 1, 0, :account, :channel, :channel, 'lifecycle', :recipient, 'welcome',
                                'sent', 't', now(), '<' || :enrolment || '.welcome.1.0@steadfast>', now())
                        """)
                .param("enrolment", enrolment)
                .param("account", "acme-" + enrolment)
                .param("channel", channel)
                .param("recipient", recipient)
                .update();
    }

    private String messageId() {
        return "<" + enrolment + ".welcome.1.0@mail.ours.example>";
    }

    private Outcome say(Kind kind, @Nullable String recipient) {
        return feedback.take(new EmailNews(messageId(), kind, recipient, "their words"), "test");
    }

    private String state() {
        return STORE.column("select state from touch where enrolment = ?", enrolment)
                .getFirst();
    }

    private List<String> suppressed() {
        return STORE
                .get(Suppressions.class)
                .find("email", "jo@müller" + numbers + ".example")
                .map(Suppression::reason)
                .map(Suppression.Reason::word)
                .stream()
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "DELIVERED,   delivered,  -",
                "OPENED,      opened,     -",
                "CLICKED,     clicked,    -",
                "REPLIED,     replied,    -",
                "SOFT_BOUNCE, bounced,    -",
                "HARD_BOUNCE, bounced,    hard-bounce",
                "COMPLAINT,   complained, complaint"
            },
            nullValues = "-")
    void movesTheLetterOnAndSuppressesWhereNothingMayBeSentAnyMore(
            Kind kind, String state, @Nullable String suppression) {
        assertThat(say(kind, null)).isEqualTo(Outcome.TAKEN);

        assertThat(state()).isEqualTo(state);
        assertThat(suppressed()).isEqualTo(suppression == null ? List.of() : List.of(suppression));
    }

    @Test
    void isWrittenDownOnceHoweverOftenItIsSaid() {
        say(Kind.HARD_BOUNCE, null);

        assertThat(say(Kind.HARD_BOUNCE, null)).isEqualTo(Outcome.TAKEN);
        assertThat(STORE.column("select words from touch_change where enrolment = ?", enrolment))
                .containsExactly("their words");
    }

    @Test
    void believesWhoKnowsTheRecipientHoweverTheyWriteIt() {
        assertThat(say(Kind.SOFT_BOUNCE, "JO@" + IDN.toASCII("müller" + numbers + ".example")))
                .isEqualTo(Outcome.TAKEN);
        assertThat(say(Kind.HARD_BOUNCE, "jo@MÜLLER" + numbers + ".example")).isEqualTo(Outcome.TAKEN);
    }

    @Test
    void changesNothingWhereTheySpeakOfSomebodyElse() {
        assertThat(say(Kind.HARD_BOUNCE, "ceo@acme.example")).isEqualTo(Outcome.FOREIGN);

        assertThat(state()).isEqualTo("sent");
        assertThat(suppressed()).isEmpty();
        assertThat(STORE.get(Suppressions.class).find("email", "ceo@acme.example"))
                .isEmpty();
    }

    @Test
    void knowsLettersOnlyAndNothingElseThatWasSent() {
        assertThat(feedback.take(new EmailNews("<nobody@ours.example>", Kind.OPENED, null, null), "test"))
                .isEqualTo(Outcome.UNKNOWN);

        enrolment = enrolment + "-sms";
        letter("sms", "+49301234567");
        assertThat(say(Kind.HARD_BOUNCE, null)).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void storesWordsThatADatabaseTakes() {
        var news = new EmailNews(messageId(), Kind.SOFT_BOUNCE, null, "a\0b\r\n\ud800c " + "\uD83D\uDE00".repeat(400));

        assertThat(feedback.take(news, "test")).isEqualTo(Outcome.TAKEN);
        assertThat(STORE.column("select words from touch_change where enrolment = ?", enrolment))
                .singleElement()
                .satisfies(words ->
                        assertThat(words).startsWith("a b c \uD83D\uDE00").hasSizeLessThanOrEqualTo(500));
    }
}
