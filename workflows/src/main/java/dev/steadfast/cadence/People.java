package dev.steadfast.cadence;

import dev.steadfast.account.Account;
import dev.steadfast.account.Contact;
import dev.steadfast.cadence.StepDecision.Recipient;
import dev.steadfast.playbook.Touch;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who is behind the words of a playbook. */
public final class People {

    private final Account account;

    public People(Facts facts) {
        this.account = facts.customer();
    }

    /** The contacts that a touch goes to, in the order of its roles; none when nobody can be reached this way. */
    List<Recipient> reachable(Touch touch) {
        Stream<Recipient> all = touch.to().roles().stream()
                .flatMap(role -> account.contacts().stream().filter(contact -> contact.role() == role))
                .mapMulti((contact, found) -> {
                    String address = address(touch, contact);
                    if (address != null) {
                        found.accept(new Recipient(contact, address));
                    }
                });
        return touch.to().all() ? all.toList() : all.limit(1).toList();
    }

    private static @Nullable String address(Touch touch, Contact contact) {
        return touch.channel() == Touch.Channel.SMS ? contact.phone() : contact.email();
    }

    /** The people, queues or channels behind these words. */
    List<String> behind(List<String> words) {
        return words.stream().map(this::behind).toList();
    }

    /** The person, queue or channel behind this word; nobody there means the pool. */
    public String behind(String word) {
        String person = switch (word) {
            case "csm" -> account.ownerEmail();
            case "manager" -> account.managerEmail();
            default -> word;
        };
        return person == null ? "pool" : person;
    }
}
