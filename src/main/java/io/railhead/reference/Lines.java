package io.railhead.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The lines of a table in plain text; empty ones and comments are passed over, and every problem is kept. Single use. */
final class Lines {
    /** What old text editors put at the end of a file. */
    private static final String END_OF_FILE = "\u001A";

    /** Then it is another file, and the rest would only fill memory. */
    static final int MOST_PROBLEMS = 1000;

    private final String file;
    private final String text;
    private final List<TableProblem> problems = new ArrayList<>();

    Lines(String file, String text) {
        this.file = file;
        this.text = text;
    }

    /** One line that says something. */
    final class Line {
        private final int number;
        private final String content;

        private Line(int number, String content) {
            this.number = number;
            this.content = content;
        }

        String text() {
            return content;
        }

        void wrong(String sentence) {
            problems.add(new TableProblem(file, number, sentence));
        }

        /** A number of a certain form; 0 where it has another, which is a problem. */
        int number(String field, String form, String otherwise) {
            if (field.matches(form)) {
                return Integer.parseInt(field);
            }
            wrong(otherwise + ", and here is '" + (field.length() > 40 ? field.substring(0, 40) + "…" : field) + "'");
            return 0;
        }
    }

    void each(Consumer<Line> reader) {
        int number = 0;
        for (String line : text.lines().toList()) {
            if (problems.size() >= MOST_PROBLEMS) {
                return;
            }
            number++;
            String content = line.replace(END_OF_FILE, "").strip();
            if (!content.isEmpty() && !content.startsWith("#")) {
                reader.accept(new Line(number, content));
            }
        }
    }

    /** @param empty whether no row was found */
    void end(boolean empty) throws UnusableTable {
        if (empty && problems.isEmpty()) {
            problems.add(new TableProblem(file, 0, "it has no rows: an empty table would know nothing"));
        }
        if (!problems.isEmpty()) {
            throw new UnusableTable(problems);
        }
    }
}
