package io.railhead.codec.xsd;

import java.util.BitSet;
import java.util.List;

/** What may follow what: children of an element, or characters of a value. */
sealed interface Expression {
    /** Repeated without limit. */
    int UNBOUNDED = -1;

    /** One step, by any of these letters of the alphabet. */
    record Step(BitSet letters) implements Expression {
        static Step of(int letter) {
            BitSet one = new BitSet();
            one.set(letter);
            return new Step(one);
        }
    }

    /** One after the other. */
    record Sequence(List<Expression> parts) implements Expression {
        public Sequence {
            parts = List.copyOf(parts);
        }
    }

    /** One of them. */
    record Choice(List<Expression> parts) implements Expression {
        public Choice {
            parts = List.copyOf(parts);
        }
    }

    /** As often as allowed; {@code most} may be {@link #UNBOUNDED}. */
    record Repeat(Expression part, int least, int most) implements Expression {}
}
