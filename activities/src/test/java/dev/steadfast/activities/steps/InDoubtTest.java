package dev.steadfast.activities.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadfast.account.Contact;
import dev.steadfast.account.Role;
import dev.steadfast.playbook.PlaybookReader;
import dev.steadfast.playbook.Surroundings;
import dev.steadfast.playbook.Touch;
import dev.steadfast.store.touches.TouchClaim;
import dev.steadfast.store.touches.TouchKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A message that an earlier attempt may have handed over: the provider is asked first, where it can be. */
class InDoubtTest {

    private static final Touch PARKS = touch("");
    private static final Touch RESENDS = touch(", on-uncertain: resend");

    private static Touch touch(String more) {
        String yaml = "playbook: doubt\nsteps: [{ id: welcome, email: text%s }]\n".formatted(more);
        return (Touch) PlaybookReader.read("doubt.yaml", yaml, Surroundings.of(Set.of("text")))
                .outline()
                .step("welcome");
    }

    /** A provider that says this of every message. */
    private static final class Provider implements Channel {
        private final Optional<Sent> knows;
        private int sent;

        Provider(Optional<Sent> knows) {
            this.knows = knows;
        }

        @Override
        public Touch.Channel way() {
            return Touch.Channel.EMAIL;
        }

        @Override
        public boolean looksUp() {
            return true;
        }

        @Override
        public Optional<Sent> lookUp(Message message) {
            return knows;
        }

        @Override
        public Sent send(Message message) {
            sent++;
            return new Sent.Accepted("taken", "p-" + sent);
        }
    }

    private static Sent deliver(Provider provider, Touch step, boolean inDoubt, int failures) {
        var to = new Contact("Ada", "ada@acme.example", null, Role.ADMIN);
        var claim = new TouchClaim(new TouchKey("e", "welcome", 1), 0, "ada@acme.example", failures, "token");
        return new Message(null, step, to, claim, List.of(), provider, "day 0", inDoubt, Instant.EPOCH).deliver();
    }

    @Test
    void whatTheProviderHasIsNotSentAgain() {
        var provider = new Provider(Optional.of(new Sent.Accepted("found", "p-0")));

        assertThat(deliver(provider, PARKS, true, 1)).isEqualTo(new Sent.Accepted("found", "p-0"));
        assertThat(provider.sent).isZero();
    }

    @Test
    void whatTheProviderNeverGotIsSent() {
        var provider = new Provider(Optional.of(new Sent.Failed("no such message")));

        assertThat(deliver(provider, PARKS, true, 1)).isEqualTo(new Sent.Accepted("taken", "p-1"));
    }

    @Test
    void whatTheProviderCannotTellIsSentOnlyWhereTheStepSaysSo() {
        var provider = new Provider(Optional.empty());

        assertThat(deliver(provider, PARKS, true, 1)).isInstanceOf(Sent.Unknown.class);
        assertThat(provider.sent).isZero();
        assertThat(deliver(provider, RESENDS, true, 1)).isInstanceOf(Sent.Accepted.class);
        assertThat(deliver(provider, RESENDS, true, 3))
                .as("three times at most")
                .isInstanceOf(Sent.Unknown.class);
    }

    @Test
    void whatNobodyTriedIsJustSent() {
        var provider = new Provider(Optional.of(new Sent.Accepted("another one", null)));

        assertThat(deliver(provider, PARKS, false, 0)).isEqualTo(new Sent.Accepted("taken", "p-1"));
    }
}
