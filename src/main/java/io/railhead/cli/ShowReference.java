package io.railhead.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.railhead.payment.IbanForm;
import io.railhead.reference.Edition;
import io.railhead.reference.Kind;
import io.railhead.reference.ReferenceData;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code reference show}: what a table says today. */
@Command(
        name = "show",
        description = "Shows a table, or what it says of one code.",
        footer = {"", "Example: railhead reference show codes SLEV"})
final class ShowReference implements Callable<Integer> {
    private static final String IBANS = "ibans";

    private final Terminal terminal;

    @Parameters(paramLabel = "KIND", description = "The table, as 'reference list' names it, or ibans.")
    private String kind = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "CODE",
            description = "A code, a set of codes, a calendar or a sort code; without it the whole table.")
    private String code = "";

    @Option(names = "--data", paramLabel = "DIR", description = "Data directory (default: data).")
    private @Nullable Path data;

    @Option(names = "--json", description = "One JSON document.")
    private boolean json;

    ShowReference(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Report report = new Report(terminal, json);
        if (kind.equals(IBANS)) {
            return ibans(report);
        }
        Kind known = Kind.find(kind);
        if (known == null) {
            report.say("There is no table " + kind + "; there are " + String.join(", ", Kind.names()) + ", and " + IBANS
                    + ".");
            return Cli.REFUSED;
        }
        ReferenceData reference = ReferenceTables.inData(data == null ? terminal.defaultData() : data, report);
        if (reference == null) {
            return Cli.REFUSED;
        }
        Edition edition = reference.edition(known, ReferenceTables.today(terminal));
        if (edition == null) {
            report.say("Nobody imported " + kind + " (" + known.title() + "), or it is not valid yet.");
            return Cli.REFUSED;
        }
        List<List<String>> rows = edition.table().show(code);
        if (rows.isEmpty()) {
            report.say("The table " + kind + " does not know " + code + ".");
            return Cli.REFUSED;
        }
        tell(report, edition, rows);
        return Cli.FINE;
    }

    /** No table of ours: how the library reads IBANs. */
    private int ibans(Report report) {
        List<IbanForm> forms = IbanForm.all().stream()
                .filter(form -> code.isEmpty() || form.country().equals(code))
                .toList();
        if (forms.isEmpty()) {
            report.say("No IBANs of " + code + " are known.");
            return Cli.REFUSED;
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("COUNTRY", "LENGTH", "AFTER COUNTRY AND CHECK DIGITS"));
        for (IbanForm form : forms) {
            rows.add(List.of(form.country(), String.valueOf(form.length()), form.parts()));
            if (json) {
                report.document(JsonNodeFactory.instance
                        .objectNode()
                        .put("country", form.country())
                        .put("length", form.length())
                        .put("parts", form.parts()));
            }
        }
        if (!json) {
            report.lines(Text.table(rows));
        }
        return Cli.FINE;
    }

    private void tell(Report report, Edition edition, List<List<String>> rows) {
        if (json) {
            report.document(document(edition, rows));
            return;
        }
        List<List<String>> table = new ArrayList<>(rows);
        table.addFirst(edition.table().columns());
        report.lines(Text.table(table));
    }

    private static ObjectNode document(Edition edition, List<List<String>> rows) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("kind", edition.heading().kind().written());
        node.put("version", edition.heading().version());
        node.put("validFrom", edition.heading().validFrom().toString());
        ArrayNode all = node.putArray("rows");
        List<String> columns = edition.table().columns();
        for (List<String> row : rows) {
            ObjectNode each = all.addObject();
            for (int i = 0; i < row.size(); i++) {
                each.put(columns.get(i).toLowerCase(Locale.ROOT).replace(' ', '-'), row.get(i));
            }
        }
        return node;
    }
}
