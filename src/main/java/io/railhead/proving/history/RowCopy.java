package io.railhead.proving.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How the rows of one table are copied from their patterns ({@code t}) for each payment of a slice ({@code c}): every
 * column as it is, but moments and days move along, and what names a payment or message is made anew. The same pattern
 * always gives the same new id or name within one copy, so that rows go on pointing at each other.
 */
final class RowCopy {
    /** What others know a payment or message by; 32 characters that rise with time, as the gateway's own do. */
    private static final Set<String> NAMES = Set.of(
            "end_to_end_id",
            "message_id",
            "instruction_id",
            "transaction_id",
            "clearing_system_reference",
            "business_message_id",
            "key");
    /** What the copies of the audit get otherwise, or from the server. */
    private static final Set<String> LEFT_OUT = Set.of("audit.digest", "audit.xid");

    private final String table;
    private final List<String> columns;
    private final List<String> values;

    private RowCopy(String table, List<String> columns, List<String> values) {
        this.table = table;
        this.columns = columns;
        this.values = values;
    }

    /** By the columns that the table has now. */
    static RowCopy of(Connection connection, String table) throws SQLException {
        List<String> columns = new ArrayList<>();
        List<String> values = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement("""
                select column_name, data_type from information_schema.columns
                where table_schema = 'public' and table_name = ? order by ordinal_position""")) {
            query.setString(1, table);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    if (!LEFT_OUT.contains(table + "." + rows.getString(1))) {
                        columns.add(rows.getString(1));
                        values.add(value(table, rows.getString(1), rows.getString(2)));
                    }
                }
            }
        }
        return new RowCopy(table, List.copyOf(columns), List.copyOf(values));
    }

    /** The statement that writes a slice's rows, in an order that suits the table's largest index. */
    String insert(String order) {
        return "insert into %s (%s) %s order by %s".formatted(table, String.join(", ", columns), select(), order);
    }

    String columns() {
        return String.join(", ", columns);
    }

    /** The rows of a slice, in columns of their own names. */
    String select() {
        List<String> named = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            named.add(values.get(i) + " as " + columns.get(i));
        }
        return named.stream()
                .collect(Collectors.joining(
                        ", ", "select ", " from copied c join pattern_" + table + " t on t.pattern = c.pattern"));
    }

    private static String value(String table, String column, String type) {
        String own = "t." + column;
        return switch (type) {
            case "timestamp with time zone" -> own + " + c.shift";
            case "date" -> own + " + c.days";
            case "uuid" -> id(table, column, own);
            case "text" -> text(column, own);
            // What differs by type alone; a switch over texts has to say what the others are.
            default -> table.equals("audit") ? place(column, own) : own;
        };
    }

    private static String id(String table, String column, String own) {
        return switch (column) {
            case "payment_id" -> "c.id";
            case "uetr" -> "c.uetr";
            case "writer" -> "c.writer";
            case "id" -> table.equals("payment") ? "c.id" : minted(own);
            case "message_id" -> minted(own);
            default -> own;
        };
    }

    private static String text(String column, String own) {
        if (column.equals("participant_id")) {
            return "'" + HistoryLoad.PARTICIPANT + "'";
        }
        return NAMES.contains(column) ? "c.head || substr(md5(c.salt || " + own + "), 13)" : own;
    }

    private static String place(String column, String own) {
        return switch (column) {
            case "seq" -> "c.seq";
            case "position" -> "t.place";
            default -> own;
        };
    }

    /** A UUIDv7 as much later than the copy's payment as the pattern's was later than its own. */
    static String minted(String pattern) {
        return "overlay(overlay(lpad(to_hex(" + millis(pattern) + " + c.later), 12, '0')" + " || substr(md5(c.salt || "
                + pattern + "), 13) placing '7' from 13) placing '8' from 17)::uuid";
    }

    /** The first 48 bits of a UUIDv7. */
    static String millis(String id) {
        return "('x' || left(replace(" + id + "::text, '-', ''), 12))::bit(48)::bigint";
    }
}
