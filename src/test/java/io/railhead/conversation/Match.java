package io.railhead.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a value has to be. Several values, written {@code a|b}, are alternatives. */
record Match(How how, Set<String> values) {
    enum How {
        IS,
        IS_NOT,
        CONTAINS,
        ABSENT,
        PRESENT
    }

    static Match parse(Words words) {
        if (words.take("contains")) {
            return new Match(How.CONTAINS, Set.of(words.text("a text")));
        }
        words.need("is");
        if (words.take("absent")) {
            return new Match(How.ABSENT, Set.of());
        }
        if (words.take("present")) {
            return new Match(How.PRESENT, Set.of());
        }
        How how = words.take("not") ? How.IS_NOT : How.IS;
        return new Match(how, alternatives(words.word("a value")));
    }

    /** Alternatives of a bare word; a quoted one is taken as it stands. */
    static Set<String> alternatives(Words.Word word) {
        return word.quoted() ? Set.of(word.text()) : Set.of(word.text().split("\\|", -1));
    }

    boolean holds(@Nullable String seen) {
        return switch (how) {
            case IS -> seen != null && values.contains(seen);
            case IS_NOT -> seen == null || !values.contains(seen);
            case CONTAINS -> seen != null && values.stream().anyMatch(seen::contains);
            case ABSENT -> seen == null;
            case PRESENT -> seen != null;
        };
    }

    /** The text of a JSON value; null where there is none. */
    static @Nullable String text(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        return node.isValueNode() ? node.asText() : node.toString();
    }

    @Override
    public String toString() {
        String which = String.join("|", values.stream().sorted().toList());
        return switch (how) {
            case IS -> "is " + which;
            case IS_NOT -> "is not " + which;
            case CONTAINS -> "contains \"" + which + "\"";
            case ABSENT -> "is absent";
            case PRESENT -> "is present";
        };
    }
}
