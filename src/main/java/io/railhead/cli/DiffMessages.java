package io.railhead.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code message diff}: what two files say differently, whatever they look like. */
@Command(
        name = "diff",
        description = "Says in what two files of messages differ by meaning: layout, prefixes, comments, wrappers,"
                + " zeros behind an amount and the time zone of a time do not count.",
        footer = {"", "Example: railhead message diff sent.xml received.xml"})
final class DiffMessages implements Callable<Integer> {
    private final Terminal terminal;
    private boolean fine = true;

    @Parameters(index = "0", paramLabel = "A", description = "A file, or - for standard input.")
    private String first = "";

    @Parameters(index = "1", paramLabel = "B", description = "The other one.")
    private String second = "";

    @Option(names = "--json", description = "One JSON document.")
    private boolean json;

    DiffMessages(Terminal terminal) {
        this.terminal = terminal;
    }

    /**
     * One field that is not the same.
     *
     * @param a what the first file says; null when nothing
     * @param b what the second file says; null when nothing
     */
    private record Difference(
            String field, @Nullable String a, @Nullable String b) {}

    @Override
    public Integer call() {
        Report report = new Report(terminal, json);
        MessageFields a = read(first, report);
        MessageFields b = fine ? read(second, report) : a;
        if (!fine) {
            return Cli.REFUSED;
        }
        List<Difference> differences = differences(a, b);
        if (json) {
            report.document(document(differences));
        } else {
            print(report, differences, a.values().size());
        }
        return differences.isEmpty() ? Cli.FINE : Cli.REFUSED;
    }

    private MessageFields read(String name, Report report) {
        MessageFields[] read = {new MessageFields()};
        for (MessageSource source : MessageSources.of(List.of(name)).sources()) {
            new MessageReading(terminal)
                    .read(
                            source,
                            problem -> trouble(report, name, problem),
                            in -> read[0] = MessageFields.of(in, problem -> trouble(report, name, problem)));
        }
        return read[0];
    }

    private void trouble(Report report, String name, MessageProblem problem) {
        fine = false;
        report.say(name + "  " + problem.forPeople());
    }

    private static List<Difference> differences(MessageFields a, MessageFields b) {
        List<Difference> differences = new ArrayList<>();
        if (!a.parts().equals(b.parts())) {
            differences.add(new Difference("parts", String.join(" ", a.parts()), String.join(" ", b.parts())));
        }
        for (Map.Entry<String, List<String>> field : a.values().entrySet()) {
            List<String> other = b.values().get(field.getKey());
            if (other == null || !MessageFields.same(field.getValue(), other)) {
                differences.add(new Difference(
                        a.label(field.getKey()), text(field.getValue()), other == null ? null : text(other)));
            }
        }
        b.values().forEach((name, value) -> {
            if (!a.values().containsKey(name)) {
                differences.add(new Difference(b.label(name), null, text(value)));
            }
        });
        return differences;
    }

    private static String text(List<String> values) {
        return String.join(" | ", values);
    }

    private void print(Report report, List<Difference> differences, int fields) {
        for (Difference each : differences) {
            report.line(each.field());
            report.line("  - " + (each.a() == null ? "nothing" : each.a()));
            report.line("  + " + (each.b() == null ? "nothing" : each.b()));
        }
        report.line(
                differences.isEmpty()
                        ? "The same in meaning, " + fields + " fields."
                        : differences.size() + (differences.size() == 1 ? " field differs." : " fields differ."));
    }

    private ObjectNode document(List<Difference> differences) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("a", first).put("b", second).put("same", differences.isEmpty());
        ArrayNode list = node.putArray("differences");
        differences.forEach(each ->
                list.addObject().put("field", each.field()).put("a", each.a()).put("b", each.b()));
        return node;
    }
}
