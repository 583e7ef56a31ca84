package dev.steadfast.account;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.regex.Pattern;

/**
 * Phone numbers that can be dialled from abroad. A number must begin with a country's calling code and be as long as
 * numbers of that country are. It need not be in a block that the numbering plan is known to give out: plans grow, and a
 * number that is new would be lost.
 */
public final class PhoneNumbers {

    private static final Pattern FILLERS = Pattern.compile("\\(0\\)|[\\s\\u00a0\\u2010-\\u2015.()/-]");
    private static final Pattern DIALLED = Pattern.compile("\\+[1-9]\\d{1,16}");

    private PhoneNumbers() {}

    /**
     * The number in E.164.
     *
     * @throws BrokenRule when there is no such number
     */
    public static String e164(String text) {
        String digits = FILLERS.matcher(text).replaceAll("");
        if (!DIALLED.matcher(digits).matches()) {
            throw new BrokenRule("must be an international number such as +49 30 123456");
        }
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        try {
            PhoneNumber number = numbers.parse(digits, null);
            ValidationResult length = numbers.isPossibleNumberWithReason(number);
            if (length != ValidationResult.IS_POSSIBLE) {
                throw new BrokenRule(fault(length, number.getCountryCode()));
            }
            return numbers.format(number, PhoneNumberFormat.E164);
        } catch (NumberParseException e) {
            throw new BrokenRule(
                    e.getErrorType() == NumberParseException.ErrorType.INVALID_COUNTRY_CODE
                            ? "must begin with a country's calling code, as +49 30 123456 does"
                            : "must be an international number such as +49 30 123456");
        }
    }

    private static String fault(ValidationResult length, int country) {
        return switch (length) {
            case TOO_LONG -> "must have fewer digits to be a number of +" + country;
            case INVALID_COUNTRY_CODE -> "must begin with a country's calling code, as +49 30 123456 does";
            default -> "must have more digits to be a number of +" + country;
        };
    }
}
