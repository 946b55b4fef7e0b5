package io.railhead.proving.history;

import io.railhead.proving.history.Span.Slice;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;

/**
 * Writes slices of a span over one connection, each in one transaction: what was interrupted has left nothing. Used by
 * one thread.
 */
final class SliceWriter implements AutoCloseable {
    /** Nothing here was promised to anybody; a database that dies loses the last slices whole. */
    private static final String SESSION = """
            set synchronous_commit = off; set work_mem = '96MB'; set temp_buffers = '64MB'""";

    private static final String COPIED = """
            create temp table copied (pattern bigint, seq bigint, writer uuid, id uuid, uetr uuid, later bigint,
                head text, salt text, shift interval, days integer) on commit delete rows""";

    /** The payments of a slice: numbers, their moments, and what their rows have in common. */
    private static final String FILL = """
            insert into copied
            select pattern, seq, writer, %s,
                overlay(overlay(md5(salt || 'uetr') placing '4' from 13) placing '8' from 17)::uuid,
                later, lpad(to_hex(ms), 12, '0'), salt, to_timestamp(ms / 1000.0) - received_at,
                to_timestamp(ms / 1000.0)::date - received_at::date
            from (select p.id, p.pattern, p.received_at, (n - ?) / ? + 1 as seq, md5(?)::uuid as writer, m.ms,
                    m.ms - %s as later,
                    ? || n || ':' as salt
                from generate_series(?, ?) n
                cross join lateral (select ? + ((n + 0.5) * ? / ?)::bigint as ms) m
                join pattern_payment p on p.pattern = (n - ?) %% ?
                order by n offset 0) c""".formatted(RowCopy.minted("c.id"), RowCopy.millis("p.id"));

    private final Connection connection;
    private final Span span;
    private final String salt;
    private final int patterns;
    private final List<String> inserts;
    private final String audit;

    private SliceWriter(
            Connection connection, Span span, String salt, int patterns, List<String> inserts, String audit) {
        this.connection = connection;
        this.span = span;
        this.salt = salt;
        this.patterns = patterns;
        this.inserts = inserts;
        this.audit = audit;
    }

    /**
     * @param salt tells the names of this span from those of others in the same database
     * @param since the oldest payment that may be a pattern
     */
    static SliceWriter open(Owner owner, Span span, String salt, Instant since) throws SQLException {
        Connection connection = owner.connect();
        try (Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(SESSION);
            int patterns = Patterns.find(connection, since);
            statement.execute(COPIED);
            statement.execute(AuditCopy.TABLES);
            List<String> inserts = List.of(
                    RowCopy.of(connection, "payment").insert("c.id"),
                    RowCopy.of(connection, "message").insert("1"),
                    RowCopy.of(connection, "idempotency").insert("c.head"),
                    RowCopy.of(connection, "inbox").insert("c.head"),
                    // The one register whose keys are random: in their order, each page of its index is met once.
                    RowCopy.of(connection, "uetr_register").insert("c.uetr"));
            String audit = AuditCopy.insert(RowCopy.of(connection, "audit"));
            connection.commit();
            return new SliceWriter(connection, span, salt, patterns, inserts, audit);
        } catch (SQLException failed) {
            connection.close();
            throw failed;
        }
    }

    /** @return how many rows were written, in all tables */
    long write(Slice slice) throws SQLException {
        try {
            fill(slice);
            long rows = 0;
            try (Statement statement = connection.createStatement()) {
                for (String insert : inserts) {
                    rows += statement.executeUpdate(insert);
                }
                statement.execute(audit);
                try (ResultSet chained = statement.executeQuery(AuditCopy.CHAIN)) {
                    chained.next();
                    rows += chained.getLong(1);
                }
            }
            connection.commit();
            return rows;
        } catch (SQLException failed) {
            connection.rollback();
            throw failed;
        }
    }

    private void fill(Slice slice) throws SQLException {
        try (PreparedStatement fill = connection.prepareStatement(FILL)) {
            int at = 1;
            fill.setInt(at++, slice.first());
            fill.setInt(at++, patterns);
            // Named, not random: a random one would be another one for each row in some of the server's plans.
            fill.setString(at++, salt + "writer of " + slice.first());
            fill.setString(at++, salt);
            fill.setInt(at++, slice.first());
            fill.setInt(at++, slice.first() + slice.count() - 1);
            fill.setLong(at++, span.from().toEpochMilli());
            fill.setLong(at++, span.length().toMillis());
            fill.setInt(at++, span.payments());
            fill.setInt(at++, slice.first());
            fill.setInt(at, patterns);
            fill.executeUpdate();
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
