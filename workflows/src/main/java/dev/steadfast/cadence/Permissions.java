package dev.steadfast.cadence;

import dev.steadfast.playbook.Touch;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who of an account may be written to, as far as addresses and what their owners have said decide it.
 *
 * @param suppressions of the account's addresses
 * @param agreements the newest word of each address, channel and purpose
 * @param emailMustBeAgreed whether an e-mail needs consent; otherwise it is assumed until it is taken back
 */
public record Permissions(List<Suppression> suppressions, List<Agreement> agreements, boolean emailMustBeAgreed) {

    /** Nothing is suppressed, and nobody has said anything. */
    public static final Permissions NONE = new Permissions(List.of(), List.of(), false);

    public Permissions {
        suppressions = List.copyOf(suppressions);
        agreements = List.copyOf(agreements);
    }

    /**
     * Nothing is sent to an address any more.
     *
     * @param channel {@code email} or {@code sms}
     * @param address in lower case
     * @param reason {@code hard-bounce}, {@code complaint}, {@code legal} or {@code manual}
     */
    public record Suppression(String channel, String address, String reason, Instant at) {}

    /**
     * What somebody has said.
     *
     * @param channel {@code email} or {@code sms}
     * @param address in lower case
     * @param purpose {@code lifecycle}, {@code survey} or {@code transactional}
     * @param granted whether the person agreed, or took it back
     * @param source where it was said
     */
    public record Agreement(
            String channel, String address, String purpose, boolean granted, String source, Instant at) {}

    public Permissions withEmailToBeAgreed(boolean required) {
        return new Permissions(suppressions, agreements, required);
    }

    /** Everything that is said here, or there. */
    public Permissions and(List<Agreement> more) {
        return new Permissions(
                suppressions, Stream.concat(agreements.stream(), more.stream()).toList(), emailMustBeAgreed);
    }

    /** Why nothing may be sent to this address by this channel at all. */
    Optional<Suppression> suppression(Touch.Channel channel, String address) {
        return suppressions.stream()
                .filter(one ->
                        one.channel().equals(channel.word()) && one.address().equals(key(address)))
                .findFirst();
    }

    /** What its owner said last of messages for this purpose; null when nothing. */
    @Nullable
    Agreement agreement(Touch.Channel channel, String address, String purpose) {
        return agreements.stream()
                .filter(one -> one.channel().equals(channel.word())
                        && one.address().equals(key(address))
                        && one.purpose().equals(purpose))
                .reduce((earlier, later) -> later)
                .orElse(null);
    }

    /** Whether somebody has to have agreed before this channel is used. */
    boolean mustBeAgreed(Touch.Channel channel) {
        return switch (channel) {
            case EMAIL -> emailMustBeAgreed;
            case SMS -> true;
            case IN_APP -> false;
        };
    }

    private static String key(String address) {
        return address.strip().toLowerCase(Locale.ROOT);
    }
}
