package dev.steadfast.cadence;

/**
 * How many lifecycle messages are the most, whatever playbooks they come from. Days are the account's; 7 days are today
 * and the 6 before it.
 *
 * @param contactDay for one contact on a day
 * @param contactWeek for one contact in 7 days
 * @param accountDay for all contacts of an account together on a day
 * @param accountWeek for all contacts of an account together in 7 days
 */
public record Caps(int contactDay, int contactWeek, int accountDay, int accountWeek) {

    /** What holds where nobody says otherwise: what ships never asks for more. */
    public static final Caps DEFAULT = new Caps(1, 4, 3, 8);

    public Caps {
        if (contactDay < 1 || contactWeek < contactDay || accountDay < contactDay || accountWeek < accountDay) {
            throw new IllegalArgumentException("at most " + contactDay + " messages a day and " + contactWeek
                    + " in 7 days for a contact, " + accountDay + " and " + accountWeek
                    + " for an account; each must be at least 1, 7 days must allow what one day allows,"
                    + " and an account must allow what one contact may get");
        }
    }

    /** In words, such as {@code 1 message a day and 4 in 7 days for a contact, 3 and 8 for an account}. */
    public String words() {
        return contactDay + (contactDay == 1 ? " message" : " messages") + " a day and " + contactWeek
                + " in 7 days for a contact, " + accountDay + " and " + accountWeek + " for an account";
    }
}
