package io.railhead.reference;

import java.util.Arrays;
import java.util.List;

/** Fourteen weights: six for the sort code's digits, eight for the account number's. Immutable. */
final class Weights {
    static final int COUNT = 14;

    /** The digits of the sort code and the first two of the account number. */
    private static final int HEAD = 8;

    private final int[] values;

    private Weights(int[] values) {
        this.values = values;
    }

    static Weights of(int... values) {
        if (values.length != COUNT) {
            throw new IllegalArgumentException("there are fourteen weights");
        }
        return new Weights(values.clone());
    }

    static Weights of(List<Integer> values) {
        return of(values.stream().mapToInt(Integer::intValue).toArray());
    }

    int at(int position) {
        return values[position];
    }

    /** The same with nothing for the sort code and the account number's first two digits. */
    Weights withoutHead() {
        int[] rest = values.clone();
        Arrays.fill(rest, 0, HEAD, 0);
        return new Weights(rest);
    }
}
