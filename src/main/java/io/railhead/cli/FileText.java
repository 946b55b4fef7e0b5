package io.railhead.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** A file for people. */
final class FileText {
    private static final List<String> COUNTS = List.of("count", "taken", "settled", "rejected", "pending", "refused");

    static final List<String> HEADINGS =
            List.of("FILE", "CHANNEL", "STATE", "COUNT", "SETTLED", "REJECTED", "PENDING", "REFUSED", "NAME");

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
        return Text.pairs(pairs);
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
