package dev.steadfast.store.touches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.arbitrary;
import static org.quicktheories.generators.SourceDSL.lists;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From any state, whatever is asked of a message and in whatever order: it never leaves twice, and never goes back. */
class TouchStateTest {

    /** How far a message is once it has left. */
    private static final List<TouchState> WAY = List.of(
            TouchState.SENT,
            TouchState.DELIVERED,
            TouchState.OPENED,
            TouchState.CLICKED,
            TouchState.REPLIED,
            TouchState.BOUNCED,
            TouchState.COMPLAINED);

    @Test
    void whateverIsAskedItNeverLeavesTwiceAndNeverGoesBack() {
        qt().withExamples(5_000)
                .forAll(
                        arbitrary().enumValues(TouchState.class),
                        lists().of(arbitrary().enumValues(TouchState.class)).ofSizeBetween(1, 40))
                .checkAssert(TouchStateTest::walk);
    }

    private static void walk(TouchState from, List<TouchState> wishes) {
        TouchState state = from;
        for (TouchState wish : wishes) {
            if (!state.mayBecome(wish)) {
                continue;
            }
            if (state.left()) {
                assertThat(wish.left()).as(state + " has left; then " + wish).isTrue();
                assertThat(WAY.indexOf(wish)).as(state + ", then " + wish).isGreaterThan(WAY.indexOf(state));
            }
            if (state == TouchState.PARKED) {
                assertThat(wish)
                        .as("what is parked is sent only after somebody put it off to be sent again")
                        .isNotIn(TouchState.SENDING, TouchState.FAILED, TouchState.UNCERTAIN, TouchState.PLANNED);
            }
            assertThat(wish).as("nothing is planned that was planned before").isNotEqualTo(TouchState.PLANNED);
            state = wish;
        }
    }

    @ParameterizedTest
    @EnumSource(TouchState.class)
    void theStatesThatMayComeBeforeAreThoseThatMayBecomeIt(TouchState state) {
        for (TouchState before : TouchState.values()) {
            assertThat(List.of(state.predecessors()).contains(before.word())).isEqualTo(before.mayBecome(state));
        }
    }

    @Test
    void onlyAnAttemptCanSayThatItSent() {
        assertThat(TouchState.SENT.predecessors()).containsExactlyInAnyOrder("sending", "uncertain", "parked");
        assertThat(TouchState.SENDING.predecessors())
                .containsExactlyInAnyOrder("planned", "deferred", "failed", "sending", "uncertain");
    }
}
