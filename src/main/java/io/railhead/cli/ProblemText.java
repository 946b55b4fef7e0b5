package io.railhead.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** A problem document (RFC 9457) for people: the code, the sentence, and each field that is wrong. */
final class ProblemText {
    private ProblemText() {}

    static List<String> lines(Reply.Refused refused) {
        JsonNode problem = refused.problem();
        List<String> lines = new ArrayList<>();
        lines.add(Text.of(problem, "code") + ": " + sentence(problem) + " (HTTP " + refused.status() + ")");
        for (JsonNode error : problem.path("errors")) {
            lines.add("  " + field(error));
        }
        if (problem.path("retryable").asBoolean()) {
            lines.add("  The same request may be sent again.");
        }
        return lines;
    }

    private static String sentence(JsonNode problem) {
        String detail = Text.of(problem, "detail");
        return detail.isEmpty() ? Text.of(problem, "title") : detail;
    }

    private static String field(JsonNode error) {
        String isoPath = Text.of(error, "isoPath");
        String place = Text.of(error, "pointer") + (isoPath.isEmpty() ? "" : " (" + isoPath + ")");
        return place + ": " + sentence(error);
    }
}
