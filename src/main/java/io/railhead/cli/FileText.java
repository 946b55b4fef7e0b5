package io.railhead.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** A file for people. */
final class FileText {
    private static final List<String> COUNTS = List.of("count", "taken", "settled", "rejected", "pending", "refused");

    static final List<String> HEADINGS =
            List.of("FILE", "CHANNEL", "STATE", "COUNT", "TAKEN", "SETTLED", "REJECTED", "PENDING", "REFUSED", "NAME");

    private FileText() {}

    static List<String> row(JsonNode file) {
        List<String> row = new ArrayList<>();
        List.of("id", "channel", "state").forEach(field -> row.add(Text.of(file, field)));
        COUNTS.forEach(field -> row.add(Text.of(file, field)));
        row.add(Text.of(file, "name"));
        return row;
    }

    static List<String> block(JsonNode file) {
        List<String[]> pairs = new ArrayList<>();
        pairs.add(new String[] {"file", Text.of(file, "id")});
        pairs.add(new String[] {"name", Text.of(file, "name")});
        pairs.add(new String[] {"channel", Text.of(file, "channel")});
        pairs.add(new String[] {"state", Text.of(file, "state")});
        pairs.add(new String[] {"sum", sum(file.path("sum"))});
        COUNTS.forEach(field -> pairs.add(new String[] {field, Text.of(file, field)}));
        pairs.add(new String[] {"progress", progress(file)});
        List<String> lines = new ArrayList<>(Text.pairs(pairs));
        lines.addAll(problem(file.path("problem")));
        return lines;
    }

    /** How far it is, in one line. */
    static String progress(JsonNode file) {
        int over = file.path("settled").asInt()
                + file.path("rejected").asInt()
                + file.path("refused").asInt();
        int dealtWith = file.path("taken").asInt() + file.path("refused").asInt();
        int count = file.path("count").asInt();
        return switch (Text.of(file, "state")) {
            case "received" -> "received, not checked yet";
            case "refused" -> "refused whole, nothing was taken";
            default -> "%d of %d taken, %d with an outcome".formatted(Math.min(dealtWith, count), count, over);
        };
    }

    /** Why it was refused whole: each place with its code. */
    private static List<String> problem(JsonNode problem) {
        List<String> lines = new ArrayList<>();
        if (problem.isObject()) {
            JsonNode places = problem.path("errors");
            if (places.isEmpty()) {
                lines.add(place(problem, "detail"));
            }
            places.forEach(place -> lines.add(place(place, "text")));
            lines.add(Text.of(problem, "advice"));
        }
        return lines;
    }

    private static String place(JsonNode place, String text) {
        int line = place.path("line").asInt();
        int column = place.path("column").asInt();
        return Text.of(place, "code")
                + (line > 0 ? " line " + line : "")
                + (column > 0 ? " column " + column : "")
                + ": " + Text.of(place, text);
    }

    /** A plain number, one amount, or a sum for each currency. */
    private static String sum(JsonNode sum) {
        if (!sum.isContainerNode()) {
            return sum.isMissingNode() || sum.isNull() ? "" : sum.asText();
        }
        if (sum.has("value")) {
            return Text.money(sum);
        }
        List<String> sums = new ArrayList<>();
        sum.properties()
                .forEach(entry ->
                        sums.add(entry.getKey() + " " + entry.getValue().asText()));
        return String.join(", ", sums);
    }
}
