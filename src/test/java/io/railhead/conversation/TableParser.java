package io.railhead.conversation;

import io.railhead.conversation.Step.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Understands what a conversation says of a table of payments. */
final class TableParser {
    private static final Map<String, Table.Way> WAYS =
            Stream.of(Table.Way.values()).collect(Collectors.toUnmodifiableMap(Table.Way::word, way -> way));

    private TableParser() {}

    /** @param words after the keyword {@code table} */
    static Table parse(Words words) {
        Set<Table.Way> ways = new TreeSet<>();
        while (words.nextIs("[a-z][a-z0-9-]+") && !words.nextIs("header|line")) {
            Table.Way way = WAYS.get(words.text("how it is written"));
            if (way == null) {
                throw new ScriptError("a table can be " + String.join(", ", new TreeSet<>(WAYS.keySet())));
            }
            ways.add(way);
        }
        @Nullable String header = words.take("header") ? words.name("the header") : null;
        List<Table.Row> rows = new ArrayList<>();
        while (!words.isEmpty()) {
            rows.addAll(words.take("line") ? List.of(new Table.Raw(words.name("the line"))) : rows(words));
        }
        return new Table(ways, header, rows);
    }

    private static List<Table.Row> rows(Words words) {
        if (!words.nextIs("[A-Z]{3}")) {
            throw words.expected("a row like GBP 10.00 from ACCOUNT to ACCOUNT");
        }
        String currency = words.text("a currency");
        String amount = words.text("an amount");
        words.need("from");
        String from = words.text("an account");
        words.need("to");
        String to = words.text("an account");
        String reference = words.take("reference") ? words.name("a reference") : "";
        int times = words.take("times") ? words.number("how often") : 1;
        return Stream.<Table.Row>generate(() -> new Table.Paid(currency, amount, from, to, reference))
                .limit(times)
                .toList();
    }
}
