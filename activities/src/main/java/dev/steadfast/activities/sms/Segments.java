package dev.steadfast.activities.sms;

/**
 * What a text message is split into on its way. One character outside GSM 03.38 turns the whole text into UCS-2, which
 * holds less than half as much.
 *
 * @param count parts, each of which is paid for
 * @param gsm whether every character is in GSM 03.38's alphabet
 */
record Segments(int count, boolean gsm) {

    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    /** Each takes two places: an escape and itself. */
    private static final String EXTENDED = "\f^{}\\[~]|€";

    private static final int GSM_ALONE = 160;
    private static final int GSM_EACH = 153;
    private static final int UCS2_ALONE = 70;
    private static final int UCS2_EACH = 67;

    static Segments of(String text) {
        boolean gsm = text.chars().allMatch(c -> BASIC.indexOf(c) >= 0 || EXTENDED.indexOf(c) >= 0);
        int count = gsm
                ? parts(
                        text.codePoints()
                                .map(c -> EXTENDED.indexOf(c) >= 0 ? 2 : 1)
                                .toArray(),
                        GSM_ALONE,
                        GSM_EACH)
                : parts(text.codePoints().map(Character::charCount).toArray(), UCS2_ALONE, UCS2_EACH);
        return new Segments(count, gsm);
    }

    /** Nothing that takes two places is torn apart, so a part may have to leave its last place empty. */
    private static int parts(int[] places, int alone, int each) {
        int all = 0;
        int parts = 1;
        int filled = 0;
        for (int place : places) {
            all += place;
            if (filled + place > each) {
                parts++;
                filled = 0;
            }
            filled += place;
        }
        return all <= alone ? 1 : parts;
    }

    @Override
    public String toString() {
        return count
                + (count == 1 ? " segment" : " segments")
                + (gsm ? "" : ", as it has characters outside GSM 03.38");
    }
}
