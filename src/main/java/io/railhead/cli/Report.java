package io.railhead.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Writes results to standard output and messages to standard error, never the one to the other. */
final class Report {
    private final Terminal terminal;
    private final boolean json;

    Report(Terminal terminal, boolean json) {
        this.terminal = terminal;
        this.json = json;
    }

    boolean json() {
        return json;
    }

    /** One JSON document, on a line of its own. */
    void document(JsonNode document) {
        terminal.out().println(document);
    }

    void line(String text) {
        terminal.out().println(Text.printable(text));
    }

    void lines(List<String> lines) {
        lines.forEach(this::line);
    }

    /** A message for people. */
    void say(String sentence) {
        terminal.err().println(Text.printable(sentence));
    }

    /**
     * Tells why there is no result.
     *
     * @return the exit status
     */
    int no(Reply.No no) {
        switch (no) {
            case Reply.Refused refused -> {
                if (json) {
                    document(refused.problem());
                }
                ProblemText.lines(refused).forEach(this::say);
            }
            case Reply.Lost lost -> say(lost.why());
        }
        return Cli.REFUSED;
    }
}
