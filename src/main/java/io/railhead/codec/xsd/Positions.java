package io.railhead.codec.xsd;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Every step of an expression gets a position, repetitions written out; then which positions may come first,
 * which last, and which after which says all there is to say (the construction of Glushkov).
 */
final class Positions {
    private static final int MOST = 4_000;

    private final List<BitSet> letters = new ArrayList<>();
    private final List<BitSet> follow = new ArrayList<>();
    private final Ends ends;

    /** How a part of the expression begins and ends. */
    record Ends(boolean empty, BitSet first, BitSet last) {}

    Positions(Expression whole) {
        ends = add(whole);
    }

    Ends ends() {
        return ends;
    }

    BitSet lettersAt(int position) {
        return letters.get(position);
    }

    BitSet after(int position) {
        return follow.get(position);
    }

    private Ends add(Expression expression) {
        return switch (expression) {
            case Expression.Step step -> step(step);
            case Expression.Sequence sequence -> {
                Ends all = new Ends(true, new BitSet(), new BitSet());
                for (Expression part : sequence.parts()) {
                    all = chained(all, add(part));
                }
                yield all;
            }
            case Expression.Choice choice -> {
                boolean empty = false;
                BitSet first = new BitSet();
                BitSet last = new BitSet();
                for (Expression part : choice.parts()) {
                    Ends one = add(part);
                    empty |= one.empty;
                    first.or(one.first);
                    last.or(one.last);
                }
                yield new Ends(empty, first, last);
            }
            case Expression.Repeat repeat -> repeated(repeat);
        };
    }

    private Ends step(Expression.Step step) {
        if (letters.size() >= MOST) {
            throw new NotCompiled("repetitions that come to more than " + MOST + " steps");
        }
        BitSet here = new BitSet();
        here.set(letters.size());
        letters.add(step.letters());
        follow.add(new BitSet());
        return new Ends(false, here, here);
    }

    private Ends repeated(Expression.Repeat repeat) {
        boolean unbounded = repeat.most() == Expression.UNBOUNDED;
        Ends optional = new Ends(true, new BitSet(), new BitSet());
        // from the end: each optional one may only come when the one before it did
        for (int i = unbounded ? repeat.least() : repeat.most(); i > repeat.least(); i--) {
            Ends one = chained(add(repeat.part()), optional);
            optional = new Ends(true, one.first, one.last);
        }
        Ends all = new Ends(true, new BitSet(), new BitSet());
        int plain = unbounded ? repeat.least() - 1 : repeat.least();
        for (int i = 0; i < plain; i++) {
            all = chained(all, add(repeat.part()));
        }
        if (unbounded) {
            Ends looped = add(repeat.part());
            looped.last.stream().forEach(position -> follow.get(position).or(looped.first));
            return chained(all, new Ends(looped.empty || repeat.least() == 0, looped.first, looped.last));
        }
        return chained(all, optional);
    }

    private Ends chained(Ends left, Ends right) {
        left.last.stream().forEach(position -> follow.get(position).or(right.first));
        return new Ends(
                left.empty && right.empty,
                left.empty ? union(left.first, right.first) : left.first,
                right.empty ? union(left.last, right.last) : right.last);
    }

    private static BitSet union(BitSet a, BitSet b) {
        BitSet both = (BitSet) a.clone();
        both.or(b);
        return both;
    }
}
