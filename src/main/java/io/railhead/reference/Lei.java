package io.railhead.reference;

/** Legal entity identifiers, ISO 17442: twenty characters, of which the last two check the others (ISO 7064). */
public final class Lei {
    private Lei() {}

    /** Whether a text has the form of an LEI and its check digits fit; whether somebody has it is not known here. */
    public static boolean fits(String text) {
        // 00, 01 and 99 leave the remainder of 97, 98 and 02, but are never what the check digits come to.
        if (!text.matches("[A-Z0-9]{18}(?!00|01|99)[0-9]{2}")) {
            return false;
        }
        int remainder = 0;
        for (int i = 0; i < text.length(); i++) {
            int value = Character.digit(text.charAt(i), 36);
            remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
        }
        return remainder == 1;
    }
}
