package io.railhead.conversation;

import io.railhead.conversation.Step.Table;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes the table of payments that a conversation describes. */
final class TableFile {
    private static final String HEADER =
            "endToEndId,amount,currency,debtorName,debtorAccount,creditorName,creditorAccount,reference,scheme";

    private static final int BOMB = 20_000_000;

    private TableFile() {}

    /** @param endToEndId gives the id for a name; the payments of file {@code wages} are {@code wages 1} and so on */
    static byte[] write(String name, Table table, UnaryOperator<String> endToEndId) {
        StringBuilder text = new StringBuilder(table.is(Table.Way.BYTE_ORDER_MARK) ? "\uFEFF" : "");
        String lineEnd = table.is(Table.Way.CRLF) ? "\r\n" : "\n";
        text.append(table.header() == null ? HEADER : table.header()).append(lineEnd);
        for (int i = 0; i < table.rows().size(); i++) {
            text.append(line(table.rows().get(i), endToEndId.apply(name + " " + (i + 1))))
                    .append(lineEnd);
        }
        String all = table.is(Table.Way.SEMICOLONS) ? text.toString().replace(',', ';') : text.toString();
        return packed(
                all.getBytes(table.is(Table.Way.UTF_16) ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8), table);
    }

    private static String line(Table.Row row, String id) {
        return switch (row) {
            case Table.Raw(String line) -> line.replace("$id", id);
            case Table.Paid paid ->
                String.join(
                        ",",
                        id,
                        paid.amount(),
                        paid.currency(),
                        "Acme Ltd",
                        paid.from().replace('/', '-'),
                        "\"Example, Ada\"",
                        paid.to().replace('/', '-'),
                        paid.reference(),
                        "");
        };
    }

    private static byte[] packed(byte[] content, Table table) {
        if (table.is(Table.Way.GZIPPED)) {
            return gzipped(content);
        }
        if (table.is(Table.Way.ZIPPED)) {
            // The name of what is inside leads out of every folder, and nobody may follow it.
            return zipped("../../../../tmp/railhead-evil.csv", content);
        }
        if (table.is(Table.Way.ZIPPED_TWICE)) {
            return zipped("a.zip", zipped("a.csv", content));
        }
        return table.is(Table.Way.ZIP_BOMB) ? zipped("a.csv", new byte[BOMB]) : content;
    }

    private static byte[] gzipped(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static byte[] zipped(String name, byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            out.putNextEntry(new ZipEntry(name));
            out.write(content);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
