package io.railhead.message;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody hears who has a file of messages read aloud, in its order: a part begins, its statements follow, it
 * ends. Nothing is judged; everything is what the file claims.
 */
public sealed interface Told {
    /**
     * A header or a document begins.
     *
     * @param line where, from 1
     * @param title what kind of message it is, in words
     * @param table whether its transactions are many by nature
     */
    record Begins(Definition definition, int line, String title, boolean table) implements Told {}

    /** It is over. */
    record Ends() implements Told {}

    /**
     * What one piece of the message says.
     *
     * @param line where the piece begins, from 1
     * @param facts values as they are written, several where there are several
     * @param unsaid how many fields of the piece have no fact of ours
     */
    record Statement(Kind kind, int line, Map<Fact, List<String>> facts, int unsaid) implements Told {
        public Statement {
            Map<Fact, List<String>> copy = new EnumMap<>(Fact.class);
            facts.forEach((fact, values) -> copy.put(fact, List.copyOf(values)));
            facts = copy;
        }

        /** The fact's values in one text, or null when it is not said. */
        public @Nullable String text(Fact fact) {
            List<String> values = facts.get(fact);
            return values == null ? null : String.join(" ", values);
        }

        @Override
        public String toString() {
            return kind + " at line " + line;
        }
    }

    /**
     * One field of a message whose pieces nobody has described to us.
     *
     * @param section in which it stands, in words; empty right below the message
     * @param label its name in words
     * @param value as it is written, an amount behind its currency
     * @param line from 1
     */
    record Field(String section, String label, String value, int line) implements Told {
        @Override
        public String toString() {
            return "field at line " + line;
        }
    }

    /** Which piece. */
    enum Kind {
        /** A business application header. */
        HEADER,
        /** What holds for the whole message. */
        GROUP,
        /** What an answer says of a whole message. */
        ORIGINAL_GROUP,
        /** What holds for the transactions that follow it. */
        BLOCK,
        TRANSACTION,
        /** A balance of the account that the block is about. */
        BALANCE,
        /** What a block says of the number and sum of its transactions. */
        SUMMARY,
        /** A message that is no list of anything. */
        NOTICE
    }
}
