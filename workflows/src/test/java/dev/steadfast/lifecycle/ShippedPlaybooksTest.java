package dev.steadfast.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadfast.playbook.Playbook;
import dev.steadfast.playbook.Step;
import dev.steadfast.playbook.Touch;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for the shipped playbooks as a whole. */
class ShippedPlaybooksTest {

    static Set<String> names() {
        return new TreeSet<>(Shipped.names());
    }

    @Test
    void coverTheLifecycle() {
        assertThat(names())
                .contains("onboarding", "check-ins", "watch", "at-risk", "critical", "low-adoption", "champion-change")
                .contains("support-spike", "renewal", "invoice-retry", "dunning", "expansion-ready", "advocacy")
                .contains("nps-quarterly", "qbr", "exit-interview", "win-back");
    }

    @ParameterizedTest
    @MethodSource("names")
    void areNamedAsTheirFiles(String name) {
        assertThat(Shipped.playbook(name).name()).isEqualTo(name);
    }

    @ParameterizedTest
    @MethodSource("names")
    void meanWhatTheySay(String name) {
        assertThat(Shipped.findings(name)).isEmpty();
    }

    @Test
    void giveTheirTextsToSomebody() {
        Set<String> used = new TreeSet<>();
        names().forEach(name -> touches(name).forEach(touch -> used.add(touch.template())));

        assertThat(used).containsExactlyInAnyOrderElementsOf(Shipped.TEMPLATES.names());
    }

    @ParameterizedTest
    @MethodSource("names")
    void sendLettersWithASubject(String name) {
        assertThat(touches(name).filter(touch -> touch.channel() == Touch.Channel.EMAIL))
                .extracting(Touch::template)
                .isSubsetOf(Shipped.TEMPLATES.letters());
    }

    @ParameterizedTest
    @ValueSource(strings = {"onboarding", "renewal", "dunning"})
    void speakGermanWhereItMattersMost(String name) {
        assertThat(touches(name).map(touch -> touch.template() + ".de.md").toList())
                .isSubsetOf(Shipped.TEMPLATES.sources().keySet());
    }

    @Test
    void giveWayToWhatIsMoreUrgent() {
        assertThat(Stream.of("critical", "dunning", "renewal", "onboarding", "nps-quarterly")
                        .map(name -> Shipped.playbook(name).precedence().priority()))
                .isSortedAccordingTo((a, b) -> b - a)
                .doesNotHaveDuplicates();
    }

    @Test
    void interveneOnceAtATimeTheWorstFirst() {
        List<Playbook.Precedence> interventions = Stream.of("critical", "at-risk", "watch", "low-adoption")
                .map(name -> Shipped.playbook(name).precedence())
                .toList();

        assertThat(interventions).extracting(Playbook.Precedence::family).containsOnly("intervention");
        assertThat(interventions)
                .extracting(Playbook.Precedence::priority)
                .isSortedAccordingTo((a, b) -> b - a)
                .doesNotHaveDuplicates();
    }

    @Test
    void keepSilentWhileAnAccountIsCritical() {
        assertThat(Shipped.playbook("critical").precedence().quiets())
                .contains("nps-quarterly", "advocacy", "expansion-ready")
                .doesNotContain("dunning", "renewal", "exit-interview");
    }

    private static Stream<Touch> touches(String name) {
        Iterable<Step> steps = Shipped.playbook(name).outline().all();
        return StreamSupport.stream(steps.spliterator(), false)
                .filter(Touch.class::isInstance)
                .map(Touch.class::cast);
    }
}
