package io.railhead.payment;

/** How personal data may be shown to people and logs that need not know it. */
public final class Masked {
    private Masked() {}

    /** Keeps the first four and the last four characters: {@code GB29**************6819}. */
    public static String account(String identification) {
        int hidden = identification.length() - 8;
        if (hidden < 4) {
            return "*".repeat(Math.max(0, identification.length() - 2))
                    + identification.substring(Math.max(0, identification.length() - 2));
        }
        return identification.substring(0, 4)
                + "*".repeat(hidden)
                + identification.substring(identification.length() - 4);
    }

    /** Keeps initials alone: {@code Ada Example} becomes {@code A** E******}. */
    public static String name(String name) {
        StringBuilder masked = new StringBuilder(name.length());
        boolean first = true;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            masked.append(c == ' ' || first ? c : '*');
            first = c == ' ';
        }
        return masked.toString();
    }
}
