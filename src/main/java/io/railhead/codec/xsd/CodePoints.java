package io.railhead.codec.xsd;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.TreeSet;

/**
 * The alphabet of a pattern: all characters, cut where a class of the pattern begins or ends. Characters
 * between two cuts are one letter, as the pattern cannot tell them apart. Immutable.
 */
final class CodePoints {
    /** Both ends belong to it. */
    record Range(int from, int to) {}

    private static final int ASCII = 128;

    private final int[] starts;
    private final byte[] ascii = new byte[ASCII];

    CodePoints(List<Range> ranges) {
        TreeSet<Integer> cuts = new TreeSet<>(List.of(0));
        for (Range range : ranges) {
            cuts.add(range.from);
            cuts.add(range.to + 1);
        }
        starts = cuts.stream().mapToInt(Integer::intValue).toArray();
        if (starts.length > Byte.MAX_VALUE) {
            throw new NotCompiled("a pattern with more than " + Byte.MAX_VALUE + " kinds of characters");
        }
        for (int c = 0; c < ASCII; c++) {
            ascii[c] = (byte) search(c);
        }
    }

    int letters() {
        return starts.length;
    }

    int letter(int codePoint) {
        return codePoint < ASCII ? ascii[codePoint] : search(codePoint);
    }

    private int search(int codePoint) {
        int found = Arrays.binarySearch(starts, codePoint);
        return found >= 0 ? found : -found - 2;
    }

    BitSet lettersOf(List<Range> ranges) {
        BitSet letters = new BitSet();
        for (Range range : ranges) {
            letters.set(search(range.from), search(range.to) + 1);
        }
        return letters;
    }
}
