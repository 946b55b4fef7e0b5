package io.railhead.scheme;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How the constants of Java are written in a pack's files, and how near a misspelt name comes to a known one. */
public final class Named {
    private Named() {}

    /** {@code ACCEPTANCE_TIME} as {@code acceptance-time}. */
    public static String written(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static <E extends Enum<E>> @Nullable E find(Class<E> type, String written) {
        for (E constant : type.getEnumConstants()) {
            if (written(constant).equals(written)) {
                return constant;
            }
        }
        return null;
    }

    static <E extends Enum<E>> List<String> all(Class<E> type) {
        List<String> names = new ArrayList<>();
        for (E constant : type.getEnumConstants()) {
            names.add(written(constant));
        }
        return names;
    }

    /** A half-sentence that helps: the nearest known name, or all of them when none is near. */
    public static String suggestion(String wrong, Iterable<String> known) {
        String nearest = null;
        int best = Math.max(2, wrong.length() / 3) + 1;
        for (String candidate : known) {
            int distance = distance(wrong.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
            if (distance < best) {
                best = distance;
                nearest = candidate;
            }
        }
        return nearest != null ? "did you mean '" + nearest + "'?" : "known are: " + String.join(", ", known);
    }

    /** Levenshtein's edit distance. */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int above = row[j];
                int change = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[other.length()];
    }
}
