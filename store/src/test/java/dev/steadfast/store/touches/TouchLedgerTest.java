package dev.steadfast.store.touches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import dev.steadfast.store.ReadingRows;
import dev.steadfast.store.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The ledger's rows obey the table of states, whoever writes to them and in whatever order. */
class TouchLedgerTest {

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final Duration LONGEST_SEND = Duration.ofSeconds(60);
    private static final Instant AT = Instant.parse("2026-03-02T09:00:00Z");

    private final TouchLedger ledger = new TouchLedger(DATABASE.jdbc(), new ClaimSettings(LONGEST_SEND));
    private final TouchFeedback feedback = new TouchFeedback(DATABASE.jdbc());
    private final TouchReviews reviews = new TouchReviews(DATABASE.jdbc());

    private TouchKey key = new TouchKey("e", "welcome", 1);
    private int runs;

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void anEnrolment() {
        DATABASE.empty();
        var rows = new ReadingRows(DATABASE.jdbc());
        rows.account("acme", "Acme", "ana@ours.example", 0);
        rows.enrolment("e", "acme", "onboarding", "active");
    }

    private TouchClaim begun() {
        return ledger.open(plan("transactional", 0), "first", AT).orElseThrow();
    }

    private TouchPlan plan(String purpose, long turn) {
        return new TouchPlan(
                key, "acme", "email", "email", purpose, "welcome", List.of("ada@acme.example"), turn, "day 0", AT);
    }

    private Optional<TouchClaim> claimed(TouchSlot slot, String token, Instant wall) {
        return ledger.claim(plan("transactional", 0), slot, token, wall);
    }

    private TouchSlot slot() {
        return ledger.slots(key).getFirst();
    }

    private TouchFeedback.Spoken spoken() {
        return feedback.byMessageId(key.messageId(0)).orElseThrow();
    }

    private boolean said(TouchState state) {
        return feedback.take(spoken(), new TouchNews(state, null, "provider", AT));
    }

    private List<String> history() {
        return DATABASE.jdbc()
                .sql(
                        "select state || ' ' || by || coalesce(': ' || words, '') from touch_change where step = ? order by id")
                .param(key.step())
                .query(String.class)
                .list();
    }

    @Nested
    class TwoRunsOfAnAccount {

        private boolean claims(String step, long turn) {
            var plan = new TouchPlan(
                    new TouchKey("e", step, 1),
                    "acme",
                    "email",
                    "email",
                    "lifecycle",
                    "welcome",
                    List.of("ada@acme.example"),
                    turn,
                    "day 0",
                    AT);
            return ledger.open(plan, "token", AT).isPresent();
        }

        @Test
        void whoHasNotSeenTheMessageOfTheOtherDecidesOnceMore() {
            assertThat(claims("one", 0)).isTrue();
            assertThat(claims("two", 0))
                    .as("decided before the first was claimed")
                    .isFalse();
            assertThat(claims("two", 1)).isTrue();
        }

        @Test
        void soDoesWhoTriesAMessageOnceMore() {
            TouchClaim claim = ledger.open(plan("lifecycle", 0), "first", AT).orElseThrow();
            ledger.close(claim, TouchState.FAILED, "451 later", null, AT);
            assertThat(claims("two", 1)).isTrue();

            assertThat(ledger.claim(plan("lifecycle", 1), slot(), "second", AT))
                    .as("decided before the other one was claimed")
                    .isEmpty();
            assertThat(slot().state()).isEqualTo(TouchState.FAILED);
            assertThat(ledger.claim(plan("lifecycle", 2), slot(), "second", AT)).isPresent();
        }
    }

    @Nested
    class AMessageId {

        @Test
        void isFoundAsItLeftAtTheSendersDomain() {
            begun();

            for (String id : List.of(
                    "<e.welcome.1.0@mail.ours.example>", "e.welcome.1.0@ours.example", " <e.welcome.1.0@steadfast> ")) {
                assertThat(feedback.byMessageId(id)).as(id).contains(spoken());
            }
        }

        @Test
        void isNotFoundByLess() {
            begun();

            for (String id : List.of(
                    "",
                    "@",
                    "<>",
                    "e.welcome.1.0",
                    "<e.welcome.1@ours.example>",
                    "<e.welcome.1.00@ours.example>",
                    "<x@y> <e.welcome.1.0@ours.example>",
                    "<E.WELCOME.1.0@ours.example>",
                    "<%@%>",
                    "<\0@x>")) {
                assertThat(feedback.byMessageId(id)).as(id).isEmpty();
            }
        }

        @Test
        void isLookedUpInAnIndex() {
            var plan = DATABASE.jdbc().sql("""
                            explain select 1 from touch where split_part(trim(both '<>' from message_id), '@', 1) = 'x'
                            """);
            DATABASE.jdbc().sql("analyze touch").update();
            DATABASE.jdbc()
                    .sql(
                            "insert into touch select 'e', 's' || n, 1, 0, 'acme', 'email', 'a@b.c', 't', 'sent', 't', now(), 0,"
                                    + " '<m' || n || '@steadfast>', null, now(), now(), 'email', 'lifecycle' from generate_series(1, 5000) n")
                    .update();
            DATABASE.jdbc().sql("analyze touch").update();

            assertThat(String.join("\n", plan.query(String.class).list())).contains("touch_message");
        }
    }

    @Nested
    class WhatIsSaidTwice {

        @Test
        void isWrittenDownOnce() {
            ledger.close(begun(), TouchState.SENT, "250", null, AT);
            var bounce = new TouchNews(TouchState.BOUNCED, "5.1.1 no such user", "mailbox", AT);

            assertThat(feedback.takeOnce(spoken(), bounce)).isTrue();
            assertThat(feedback.takeOnce(spoken(), bounce)).isFalse();
            feedback.takeOnce(spoken(), new TouchNews(TouchState.BOUNCED, "5.2.1 disabled", "mailbox", AT));

            assertThat(history())
                    .filteredOn(line -> line.startsWith("bounced"))
                    .containsExactly("bounced mailbox: 5.1.1 no such user", "bounced mailbox: 5.2.1 disabled");
        }
    }

    @Nested
    class EveryChange {

        @Test
        void isWrittenDownWithWhoAndWhy() {
            TouchClaim claim = begun();
            ledger.close(claim, TouchState.FAILED, "451 later", null, AT);
            TouchClaim again = claimed(slot(), "second", AT).orElseThrow();
            ledger.close(again, TouchState.SENT, "250 ok", "SM1", AT);
            said(TouchState.DELIVERED);

            assertThat(history())
                    .containsExactly(
                            "sending steadfast: day 0",
                            "failed steadfast: 451 later",
                            "sending steadfast: day 0",
                            "sent steadfast: 250 ok",
                            "delivered provider");
            assertThat(feedback.byProviderId("email", "SM1").orElseThrow().state())
                    .isEqualTo(TouchState.DELIVERED);
        }

        @Test
        void ofAnAttemptThatNeverEndedLeavesItsDoubt() {
            begun();
            claimed(slot(), "second", AT.plus(LONGEST_SEND));

            assertThat(history())
                    .containsExactly(
                            "sending steadfast: day 0",
                            "uncertain steadfast: the sender ended before it knew whether the message left",
                            "sending steadfast: day 0");
        }
    }

    @Nested
    class WhileItIsBeingSent {

        @Test
        void nobodyElseClaimsItBeforeItsTimeIsOver() {
            begun();
            TouchSlot slot = slot();
            Instant end = AT.plus(LONGEST_SEND);

            assertThat(claimed(slot, "second", end.minusMillis(1))).isEmpty();
            assertThat(claimed(slot, "second", end)).isPresent();
            assertThat(claimed(slot, "third", end.plusSeconds(60)))
                    .as("by what was read before the second claim")
                    .isEmpty();
        }

        @Test
        void whatTheProviderSaysIsKeptAndTakesEffectAtTheEnd() {
            TouchClaim claim = begun();
            assertThat(said(TouchState.DELIVERED)).isTrue();
            assertThat(said(TouchState.OPENED)).isTrue();
            assertThat(said(TouchState.DELIVERED)).as("comes late").isFalse();
            assertThat(slot().state()).isEqualTo(TouchState.SENDING);

            assertThat(ledger.close(claim, TouchState.SENT, "250 ok", null, AT)).contains(TouchState.OPENED);
        }

        @Test
        void whatArrivedHasLeftWhateverTheAttemptSawOfIt() {
            TouchClaim claim = begun();
            said(TouchState.DELIVERED);

            assertThat(ledger.close(claim, TouchState.UNCERTAIN, "connection lost", null, AT))
                    .contains(TouchState.DELIVERED);
            assertThat(slot().failures()).isZero();
        }

        @Test
        void whatArrivedIsNotClaimedAgainWhenItsAttemptNeverEnds() {
            begun();
            said(TouchState.DELIVERED);

            assertThat(claimed(slot(), "second", AT.plus(Duration.ofHours(1)))).isEmpty();
        }

        @Test
        void anAttemptWhoseMessageWasParkedMeanwhileStillSaysThatItLeft() {
            TouchClaim claim = begun();
            ledger.move(key, slot(), TouchState.PARKED, "nobody knows", "steadfast", AT);

            assertThat(ledger.close(claim, TouchState.FAILED, "451", null, AT)).isEmpty();
            assertThat(ledger.close(claim, TouchState.SENT, "250 ok", null, AT)).contains(TouchState.SENT);
        }
    }

    @Nested
    class OnceItIsParked {

        @BeforeEach
        void parked() {
            ledger.close(begun(), TouchState.PARKED, "it may or may not have left", null, AT);
            DATABASE.jdbc().sql("""
                            insert into task (id, account, enrolment, kind, step, title, assignee, state, outcomes, at)
                            values ('t', 'acme', 'e', 'review', 'welcome', 'Find out', 'ana@ours.example', 'open',
                                    array['arrived', 'send-again', 'drop'], '2026-03-02T09:00:00Z')
                            """).update();
        }

        private String task() {
            return DATABASE.jdbc()
                    .sql("select state || ' ' || coalesce(outcome, '-') || ' ' || coalesce(closed_by, '-') from task")
                    .query(String.class)
                    .single();
        }

        @Test
        void proofThatItArrivedMovesItOnAndClosesTheTask() {
            assertThat(said(TouchState.DELIVERED)).isTrue();

            assertThat(slot().state()).isEqualTo(TouchState.DELIVERED);
            assertThat(task()).isEqualTo("done arrived provider");
        }

        @Test
        void whatCameBackDidNotArrive() {
            said(TouchState.BOUNCED);

            assertThat(task()).isEqualTo("done - provider");
        }

        @Test
        void nobodySendsItUnasked() {
            assertThat(claimed(slot(), "second", AT.plus(Duration.ofHours(1)))).isEmpty();
        }

        @Test
        void aPersonMayHaveItSentAgainOnce() {
            assertThat(reviews.answer(key, 0, TouchReviews.Outcome.SEND_AGAIN, "ana", AT))
                    .isTrue();
            assertThat(reviews.answer(key, 0, TouchReviews.Outcome.DROP, "ben", AT))
                    .isFalse();

            assertThat(claimed(slot(), "second", AT)).isPresent();
            assertThat(history()).contains("deferred ana: it is to be sent again");
        }

        @Test
        void proofThatComesBeforeItIsSentAgainSavesTheRecipientASecondOne() {
            reviews.answer(key, 0, TouchReviews.Outcome.SEND_AGAIN, "ana", AT);
            said(TouchState.DELIVERED);

            assertThat(claimed(slot(), "second", AT)).isEmpty();
        }

        @Test
        void itIsDroppedForGood() {
            reviews.answer(key, 0, TouchReviews.Outcome.DROP, "ana", AT);

            assertThat(slot().state()).isEqualTo(TouchState.SKIPPED);
            assertThat(said(TouchState.DELIVERED)).isFalse();
        }
    }

    /**
     * Several attempts that remember what they read long ago, a provider that speaks whenever it likes, people who answer
     * twice, and a wall clock that goes on: on real rows.
     */
    @Test
    void whateverHappensNothingLeavesTwiceAndNothingGoesBack() {
        qt().withExamples(150)
                .withFixedSeed(20_260_302)
                .forAll(lists().of(integers().between(0, 999_999)).ofSizeBetween(1, 25))
                .checkAssert(this::play);
    }

    private void play(List<Integer> dice) {
        key = new TouchKey("e", "step-" + runs++, 1);
        var game = new Game(begun());
        dice.forEach(game::turn);
    }

    private final class Game {
        private final List<TouchClaim> claims = new ArrayList<>();
        private final List<TouchSlot> memories = new ArrayList<>();
        private Instant wall = AT;
        private @Nullable Instant busyUntil = AT.plus(LONGEST_SEND);
        private TouchState last = TouchState.SENDING;
        private boolean known;

        Game(TouchClaim first) {
            claims.add(first);
            memories.add(slot());
        }

        void turn(int die) {
            int which = die / 10;
            switch (die % 10) {
                case 0 -> memories.add(slot());
                case 1 -> wall = wall.plusSeconds(which % 90);
                case 2, 3 -> claim(memories.get(which % memories.size()));
                case 4, 5 -> close(claims.get(which % claims.size()), ENDS.get(which % ENDS.size()));
                case 6, 7 -> speak(SAID.get(which % SAID.size()));
                case 8 -> reviews.answer(key, 0, OUTCOMES.get(which % OUTCOMES.size()), "ana", AT);
                default -> move(memories.get(which % memories.size()), MOVES.get(which % MOVES.size()));
            }
            check(die);
        }

        private void claim(TouchSlot remembered) {
            Optional<TouchClaim> claim = claimed(remembered, "token-" + claims.size(), wall);
            claim.ifPresent(won -> {
                assertThat(known)
                        .as("the message has left, and somebody knows it")
                        .isFalse();
                assertThat(busyUntil == null || !busyUntil.isAfter(wall))
                        .as("somebody may be sending it")
                        .isTrue();
                busyUntil = wall.plus(LONGEST_SEND);
                claims.add(won);
            });
        }

        private void close(TouchClaim claim, TouchState state) {
            ledger.close(claim, state, "answer", null, AT).ifPresent(became -> {
                known |= became.left();
                busyUntil = null;
            });
        }

        private void speak(TouchState state) {
            known |= said(state);
        }

        /** As whoever finds an attempt that never ended: never before its time is over. */
        private void move(TouchSlot remembered, TouchState state) {
            if (remembered.state() != TouchState.SENDING
                    || !remembered.deadline().isAfter(wall)) {
                if (ledger.move(key, remembered, state, "moved", "steadfast", AT)) {
                    busyUntil = null;
                }
            }
        }

        private void check(int die) {
            TouchState now = slot().state();
            assertThat(now == last || last.mayBecome(now))
                    .as(last + " became " + now + " by " + die)
                    .isTrue();
            last = now;
            List<String> history = history();
            assertThat(history).anyMatch(line -> line.startsWith(now.word() + " "));
        }

        private static final List<TouchState> ENDS =
                List.of(TouchState.SENT, TouchState.FAILED, TouchState.UNCERTAIN, TouchState.PARKED);
        private static final List<TouchState> SAID = List.of(
                TouchState.SENT,
                TouchState.DELIVERED,
                TouchState.OPENED,
                TouchState.CLICKED,
                TouchState.BOUNCED,
                TouchState.COMPLAINED);
        private static final List<TouchState> MOVES =
                List.of(TouchState.PARKED, TouchState.DEFERRED, TouchState.SKIPPED, TouchState.PLANNED);
        private static final List<TouchReviews.Outcome> OUTCOMES = List.of(TouchReviews.Outcome.values());
    }
}
