package dev.steadfast.store.feedback;

import dev.steadfast.store.reach.Suppression;
import dev.steadfast.store.touches.TouchState;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says of a letter of ours.
 *
 * @param messageId the letter's, as it left
 * @param recipient whom they speak of, where they have to prove that they know; null where they are believed
 * @param words theirs, or the link that was followed; stored as one line of bounded length
 */
public record EmailNews(
        String messageId,
        Kind kind,
        @Nullable String recipient,
        @Nullable String words) {

    private static final int LONGEST = 500;

    public EmailNews {
        words = words == null ? null : line(words);
    }

    /** What has become of it. */
    public enum Kind {
        DELIVERED(TouchState.DELIVERED, null),
        OPENED(TouchState.OPENED, null),
        CLICKED(TouchState.CLICKED, null),
        REPLIED(TouchState.REPLIED, null),
        /** It came back, for a reason that may be gone another time. */
        SOFT_BOUNCE(TouchState.BOUNCED, null),
        /** It came back, and so will every other: nothing is sent there any more. */
        HARD_BOUNCE(TouchState.BOUNCED, Suppression.Reason.HARD_BOUNCE),
        /** Its reader called it spam: nothing is sent there any more. */
        COMPLAINT(TouchState.COMPLAINED, Suppression.Reason.COMPLAINT);

        private final TouchState state;
        private final Suppression.@Nullable Reason suppresses;

        Kind(TouchState state, Suppression.@Nullable Reason suppresses) {
            this.state = state;
            this.suppresses = suppresses;
        }

        TouchState state() {
            return state;
        }

        Optional<Suppression.Reason> suppresses() {
            return Optional.ofNullable(suppresses);
        }
    }

    private static @Nullable String line(String text) {
        String line =
                text.replaceAll("[\\s\\p{Cntrl}\\x{d800}-\\x{dfff}]+", " ").strip();
        if (line.isEmpty()) {
            return null;
        }
        int end = Math.min(LONGEST, line.length());
        return line.substring(
                0, end < line.length() && Character.isHighSurrogate(line.charAt(end - 1)) ? end - 1 : end);
    }
}
