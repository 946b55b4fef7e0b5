package io.railhead.codec.xsd;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A table that says, for a state and a letter, which state follows. Letters are numbers from 0; what they mean
 * is for the user to know. Immutable.
 */
final class Automaton {
    /** The state before the first letter. */
    static final int START = 0;
    /** The state that nothing leads out of and that accepts nothing; it is not in the table. */
    static final int DEAD = -1;

    private static final int CELLS = 1 << 20;

    private final int letters;
    private final int[] next;
    private final boolean[] accepting;

    private Automaton(int letters, int[] next, boolean[] accepting) {
        this.letters = letters;
        this.next = next;
        this.accepting = accepting;
    }

    int after(int state, int letter) {
        return next[state * letters + letter];
    }

    boolean accepts(int state) {
        return accepting[state];
    }

    /** Letters that lead on from a state, in the order of their numbers. */
    List<Integer> expected(int state) {
        List<Integer> found = new ArrayList<>();
        for (int letter = 0; letter < letters; letter++) {
            if (after(state, letter) != DEAD) {
                found.add(letter);
            }
        }
        return found;
    }

    static Automaton of(Expression expression, int letters) {
        return new Builder(new Positions(expression), letters).build();
    }

    /** Makes states of sets of positions: all those where one may be after the same letters. */
    private static final class Builder {
        private final Positions positions;
        private final int letters;
        private final Map<BitSet, Integer> numbers = new HashMap<>();
        private final List<BitSet> states = new ArrayList<>();

        Builder(Positions positions, int letters) {
            this.positions = positions;
            this.letters = letters;
        }

        Automaton build() {
            List<int[]> rows = new ArrayList<>();
            states.add(new BitSet());
            rows.add(row(positions.ends().first()));
            for (int state = 1; state < states.size(); state++) {
                BitSet reach = new BitSet();
                states.get(state).stream().forEach(position -> reach.or(positions.after(position)));
                rows.add(row(reach));
                if ((long) states.size() * letters > CELLS) {
                    throw new NotCompiled("a content model or pattern with more than " + CELLS + " steps");
                }
            }
            int[] next = new int[rows.size() * letters];
            boolean[] accepting = new boolean[rows.size()];
            for (int state = 0; state < accepting.length; state++) {
                System.arraycopy(rows.get(state), 0, next, state * letters, letters);
                accepting[state] = states.get(state).intersects(positions.ends().last());
            }
            accepting[START] = positions.ends().empty();
            return new Automaton(letters, next, accepting);
        }

        private int[] row(BitSet reach) {
            Map<Integer, BitSet> targets = new HashMap<>();
            reach.stream()
                    .forEach(position -> positions.lettersAt(position).stream()
                            .forEach(letter -> targets.computeIfAbsent(letter, any -> new BitSet())
                                    .set(position)));
            int[] row = new int[letters];
            Arrays.fill(row, DEAD);
            targets.forEach((letter, target) -> row[letter] = number(target));
            return row;
        }

        private int number(BitSet state) {
            Integer known = numbers.putIfAbsent(state, states.size());
            if (known != null) {
                return known;
            }
            states.add(state);
            return states.size() - 1;
        }
    }
}
