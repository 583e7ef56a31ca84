package dev.steadfast.cadence;

import dev.steadfast.account.Account;
import dev.steadfast.account.Contact;
import dev.steadfast.cadence.Addressees.Passed;
import dev.steadfast.cadence.StepDecision.Recipient;
import dev.steadfast.playbook.Playbook.Purpose;
import dev.steadfast.playbook.Touch;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who is behind the words of a playbook. */
public final class People {

    private final Account account;
    private final Facts facts;

    public People(Facts facts) {
        this.account = facts.customer();
        this.facts = facts;
    }

    /**
     * The contacts that a touch goes to: of its roles the first who exists and may be written to, or everybody who may.
     *
     * @param purpose of the touch
     */
    Addressees reachable(Touch touch, Purpose purpose) {
        Stream<Contact> asked = touch.to().roles().stream()
                .flatMap(role -> account.contacts().stream().filter(contact -> contact.role() == role));
        return reachable(touch, purpose, asked.toList());
    }

    /** The contact with this address, if there still is one, and if it may still be written to. */
    Addressees reachable(Touch touch, Purpose purpose, String address) {
        return reachable(
                touch,
                purpose,
                account.contacts().stream()
                        .filter(contact -> address.equals(address(touch, contact)))
                        .limit(1)
                        .toList());
    }

    private Addressees reachable(Touch touch, Purpose purpose, List<Contact> asked) {
        List<Recipient> to = new ArrayList<>();
        List<Passed> passed = new ArrayList<>();
        for (Contact contact : asked) {
            if (!to.isEmpty() && !touch.to().all()) {
                break;
            }
            Passed obstacle = obstacle(touch, purpose, contact);
            String address = address(touch, contact);
            if (obstacle != null) {
                passed.add(obstacle);
            } else if (address != null) {
                to.add(new Recipient(contact, address));
            }
        }
        return new Addressees(to, passed);
    }

    /** Why this contact is not written to; null when nothing is against it. */
    private @Nullable Passed obstacle(Touch touch, Purpose purpose, Contact contact) {
        String address = address(touch, contact);
        if (address == null) {
            return new Passed(contact, null, Rule.CONTACT, "has " + missing(touch.channel()));
        }
        var suppression = facts.permissions().suppression(touch.channel(), address);
        if (suppression.isPresent()) {
            Permissions.Suppression why = suppression.get();
            return new Passed(
                    contact,
                    address,
                    Rule.SUPPRESSED,
                    "is suppressed: " + why.reason() + " on "
                            + LocalDate.ofInstant(why.at(), facts.account().zone()));
        }
        String missing = missingConsent(touch, wordOf(touch, purpose), address);
        return missing == null ? null : new Passed(contact, address, Rule.CONSENT, missing);
    }

    private @Nullable String missingConsent(Touch touch, String purpose, String address) {
        if (touch.channel() == Touch.Channel.IN_APP) {
            return null;
        }
        Permissions permissions = facts.permissions();
        Permissions.Agreement said = permissions.agreement(touch.channel(), address, purpose);
        String what = purpose + " messages by " + touch.channel().word();
        if (said == null) {
            return permissions.mustBeAgreed(touch.channel()) ? "has not agreed to " + what : null;
        }
        return said.granted()
                ? null
                : "has taken back the consent to " + what + " on "
                        + LocalDate.ofInstant(said.at(), facts.account().zone()) + " (" + said.source() + ")";
    }

    /** What consent is asked for: a survey is one whatever its playbook is for. */
    private static String wordOf(Touch touch, Purpose purpose) {
        return touch instanceof Touch.Survey ? "survey" : purpose.word();
    }

    private static String missing(Touch.Channel channel) {
        return channel == Touch.Channel.SMS ? "no phone number" : "no e-mail address";
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
