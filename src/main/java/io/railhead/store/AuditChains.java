package io.railhead.store;

import io.railhead.audit.AuditEntry;
import io.railhead.audit.ChainVerifier;
import io.railhead.message.Digest;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Reads the audit's rows back and checks every writer's chain. Two ordered streams are merged, so a log of any
 * length takes little memory; it is read whole, so this is for an auditor's question and not for every minute.
 *
 * <p>What a chain alone cannot show is that its end was cut off, or that a writer is missing whole.
 */
@ApplicationScoped
public class AuditChains {
    private static final int FETCH = 1000;
    private static final String BATCHES =
            "select writer, seq, previous, digest, rows from audit_batch order by writer, seq";
    private static final String ENTRIES = """
            select writer, seq, id, payment_id, message_id, event, detail, actor, at
            from audit order by writer, seq, position
            """;

    private final DataSource database;

    AuditChains(DataSource database) {
        this.database = database;
    }

    /** What was found. */
    public record Result(long batches, long entries, List<String> wrong) {}

    /** Checks all that is committed now. */
    public Result verify() {
        return Sql.transaction(database, connection -> {
            oneMoment(connection);
            try (PreparedStatement batches = stream(connection, BATCHES);
                    PreparedStatement entries = stream(connection, ENTRIES);
                    ResultSet batch = batches.executeQuery();
                    ResultSet entry = entries.executeQuery()) {
                return new Merge(batch, entry).run();
            }
        });
    }

    /** Both streams have to see the same commits, while more are made. */
    private static void oneMoment(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("set transaction isolation level repeatable read")) {
            statement.execute();
        }
    }

    private static PreparedStatement stream(Connection connection, String sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setFetchSize(FETCH);
        return statement;
    }

    /** One run over both streams. */
    private static final class Merge {
        private final ResultSet batch;
        private final ResultSet entry;
        private final List<String> wrong = new ArrayList<>();
        private boolean more;
        private long batches;
        private long entries;
        private @Nullable UUID writer;
        private @Nullable ChainVerifier chain;

        Merge(ResultSet batch, ResultSet entry) {
            this.batch = batch;
            this.entry = entry;
        }

        Result run() throws SQLException {
            more = entry.next();
            while (batch.next()) {
                batches++;
                next(batch.getObject(1, UUID.class), batch.getLong(2));
            }
            while (more) {
                stray();
            }
            endChain();
            return new Result(batches, entries, List.copyOf(wrong));
        }

        private void next(UUID of, long seq) throws SQLException {
            ChainVerifier at = chain;
            if (at == null || !of.equals(writer)) {
                endChain();
                at = new ChainVerifier(of);
                writer = of;
                chain = at;
            }
            List<AuditEntry> own = new ArrayList<>();
            int order = 0;
            while (more && (order = order(of, seq)) <= 0) {
                if (order < 0) {
                    stray();
                } else {
                    own.add(read());
                }
            }
            if (own.size() != batch.getInt(5)) {
                wrong.add("writer %s: batch %d has %d entries, %d were written"
                        .formatted(of, seq, own.size(), batch.getInt(5)));
            }
            at.next(new ChainVerifier.Found(seq, new Digest(batch.getBytes(3)), new Digest(batch.getBytes(4)), own));
        }

        /** How the entry at hand stands to a batch, in the database's own order of UUIDs. */
        private int order(UUID of, long seq) throws SQLException {
            int byWriter = entry.getString(1).compareTo(of.toString());
            return byWriter != 0 ? byWriter : Long.compare(entry.getLong(2), seq);
        }

        private void stray() throws SQLException {
            wrong.add("writer %s: entry %s belongs to batch %d, which is not there"
                    .formatted(entry.getString(1), entry.getString(3), entry.getLong(2)));
            entries++;
            more = entry.next();
        }

        private AuditEntry read() throws SQLException {
            AuditEntry read = new AuditEntry(
                    entry.getObject(3, UUID.class),
                    entry.getObject(4, UUID.class),
                    entry.getObject(5, UUID.class),
                    entry.getString(6),
                    AuditEntry.parseDetail(entry.getString(7)),
                    entry.getString(8),
                    entry.getTimestamp(9).toInstant());
            entries++;
            more = entry.next();
            return read;
        }

        private void endChain() {
            ChainVerifier ended = chain;
            if (ended != null) {
                wrong.addAll(ended.wrong());
            }
            chain = null;
        }
    }
}
