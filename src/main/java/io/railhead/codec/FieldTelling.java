package io.railhead.codec;

import io.railhead.message.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells a message for which nobody has written an outline: every field with its name in words, under the section in
 * which it stands. A section is what stands right below the message, or any piece that comes again.
 */
final class FieldTelling {
    /** They only say that an identification follows. */
    private static final Set<String> SILENT = Set.of("FinInstnId", "OrgId", "PrvtId");

    private final List<Level> levels = new ArrayList<>();

    /** @param header whether fields stand right below the root, with no message between */
    FieldTelling(boolean header) {
        if (header) {
            levels.add(new Level("", false));
        }
    }

    private static final class Level {
        private final String words;
        private final boolean again;
        private String child = "";
        private int count;

        Level(String words, boolean again) {
            this.words = words;
            this.again = again;
        }

        /** How many children of this name stand side by side now. */
        int next(String name) {
            count = name.equals(child) ? count + 1 : 1;
            child = name;
            return count;
        }
    }

    void enter(String name) {
        int number = levels.isEmpty() ? 1 : levels.getLast().next(name);
        String words = SILENT.contains(name) ? "" : BusinessWords.of(name);
        levels.add(new Level(number == 1 ? words : words + " " + number, number > 1));
    }

    /**
     * @param text what stands in the element, null when that is other elements
     * @param currency in which it is an amount, or null
     */
    void leave(@Nullable String text, @Nullable String currency, int line, Queue<Told> ready) {
        String value = text == null ? "" : text.strip();
        if (!value.isEmpty() && levels.size() > 1) {
            int begin = section();
            String label = words(begin, levels.size());
            ready.add(new Told.Field(words(1, begin), label, (currency == null ? "" : currency + " ") + value, line));
        }
        levels.removeLast();
    }

    /** Where the section ends and the label begins. */
    private int section() {
        for (int i = levels.size() - 2; i > 1; i--) {
            if (levels.get(i).again) {
                return i + 1;
            }
        }
        return levels.size() > 2 ? 2 : 1;
    }

    private String words(int from, int to) {
        return String.join(
                ", ",
                levels.subList(from, to).stream()
                        .map(level -> level.words)
                        .filter(words -> !words.isEmpty())
                        .toList());
    }
}
