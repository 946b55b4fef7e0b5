package io.railhead.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.railhead.reference.Edition;
import io.railhead.reference.Heading;
import io.railhead.reference.Kind;
import io.railhead.reference.ReferenceData;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code reference list}: which tables there are, every edition on a line. */
@Command(
        name = "list",
        description = "Lists the tables of reference data with their versions, days and origins.",
        footer = {"", "Example: railhead reference list"})
final class ListReference implements Callable<Integer> {
    private static final int DIGEST_SHOWN = 12;

    private final Terminal terminal;

    @Option(names = "--data", paramLabel = "DIR", description = "Data directory (default: data).")
    private @Nullable Path data;

    @Option(names = "--json", description = "One JSON document for each edition.")
    private boolean json;

    ListReference(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Report report = new Report(terminal, json);
        ReferenceData reference = ReferenceTables.inData(data == null ? terminal.defaultData() : data, report);
        if (reference == null) {
            return Cli.REFUSED;
        }
        if (json) {
            for (Kind kind : Kind.values()) {
                reference.editions(kind).forEach(edition -> report.document(document(edition, reference)));
            }
        } else {
            report.lines(table(reference));
        }
        return Cli.FINE;
    }

    private List<String> table(ReferenceData reference) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("KIND", "VERSION", "ROWS", "VALID FROM", "NOW", "DIGEST", "SOURCE"));
        for (Kind kind : Kind.values()) {
            List<Edition> editions = reference.editions(kind);
            if (editions.isEmpty()) {
                rows.add(List.of(kind.written(), "-", "-", "-", "not imported", "-", kind.title()));
            }
            for (Edition edition : editions) {
                Heading heading = edition.heading();
                rows.add(List.of(
                        kind.written(),
                        heading.version(),
                        String.valueOf(edition.table().size()),
                        heading.validFrom().toString(),
                        now(edition, reference),
                        edition.digest().substring(0, DIGEST_SHOWN),
                        heading.source()));
            }
        }
        return Text.table(rows);
    }

    private String now(Edition edition, ReferenceData reference) {
        LocalDate today = ReferenceTables.today(terminal);
        if (edition.equals(reference.edition(edition.heading().kind(), today))) {
            return "in force";
        }
        boolean coming = !edition.shipped() && edition.heading().validFrom().isAfter(today);
        return coming ? "to come" : "superseded";
    }

    private ObjectNode document(Edition edition, ReferenceData reference) {
        Heading heading = edition.heading();
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("kind", heading.kind().written());
        node.put("version", heading.version());
        node.put("rows", edition.table().size());
        node.put("validFrom", heading.validFrom().toString());
        node.put("now", now(edition, reference));
        node.put("imported", heading.imported());
        node.put("sha256", edition.digest());
        node.put("source", heading.source());
        return node;
    }
}
