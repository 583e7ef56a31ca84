package dev.steadfast.account;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A day told from the day on which it is read: {@code today}, {@code today-3d}, {@code today+180d}. It keeps a sample
 * file fresh.
 *
 * @param days after today
 */
public record RelativeDay(int days) {

    private static final Pattern FORM = Pattern.compile("today(?:([+-]\\d{1,4})d)?", Pattern.CASE_INSENSITIVE);

    /** Empty when the text is no relative day. */
    public static Optional<RelativeDay> read(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            return Optional.empty();
        }
        String days = form.group(1);
        return Optional.of(new RelativeDay(days == null ? 0 : Integer.parseInt(days)));
    }

    public LocalDate from(LocalDate today) {
        return today.plusDays(days);
    }
}
