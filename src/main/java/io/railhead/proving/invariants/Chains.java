package io.railhead.proving.invariants;

import io.railhead.audit.AuditEntry;
import io.railhead.audit.Chain;
import io.railhead.message.Digest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * The digest chain of each audit writer, from its genesis: a look goes on where the last one ended, so that a look after
 * every fault does not read everything again. For one thread.
 */
public final class Chains {
    /** A batch can become visible so long after the moment that it carries. */
    private static final Duration LATE = Duration.ofMinutes(3);

    private final Map<UUID, Chain> verified = new HashMap<>();
    private final Set<String> wrong = new TreeSet<>();

    private record Batch(UUID writer, long seq, Digest previous, Digest digest, int rows) {}

    /**
     * Checks what has come on top.
     *
     * @param since when the last look was; the epoch for a look at everything, which forgets earlier ones
     * @return what is wrong, in words; what an earlier look has found is found for ever
     */
    Set<String> check(Connection connection, Instant since) throws SQLException {
        if (since.equals(Instant.EPOCH)) {
            verified.clear();
        }
        Instant from = since.equals(Instant.EPOCH) ? since : since.minus(LATE);
        boolean before = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try {
            connection.createStatement().execute("set transaction isolation level repeatable read");
            List<Batch> batches = batches(connection, from);
            Map<UUID, Map<Long, List<AuditEntry>>> entries = entries(connection, from);
            for (Batch batch : batches) {
                judge(batch, entries.getOrDefault(batch.writer(), Map.of()));
            }
            connection.rollback();
        } finally {
            connection.setAutoCommit(before);
        }
        return Set.copyOf(wrong);
    }

    private void judge(Batch batch, Map<Long, List<AuditEntry>> entries) {
        Chain chain = verified.getOrDefault(batch.writer(), Chain.begin(batch.writer()));
        if (batch.seq() <= chain.seq()) {
            return;
        }
        List<AuditEntry> own = entries.getOrDefault(batch.seq(), List.of());
        Chain.Batch expected = chain.extend(own);
        if (batch.seq() != expected.seq()) {
            wrong.add("writer %s: batch %d is missing".formatted(batch.writer(), expected.seq()));
        } else if (own.size() != batch.rows()) {
            wrong.add("writer %s: batch %d has %d entries of %d"
                    .formatted(batch.writer(), batch.seq(), own.size(), batch.rows()));
        } else if (!batch.previous().equals(expected.previous())
                || !batch.digest().equals(expected.digest())) {
            wrong.add("writer %s: batch %d is not what was written".formatted(batch.writer(), batch.seq()));
        }
        verified.put(batch.writer(), new Chain(batch.writer(), batch.seq(), batch.digest()));
    }

    private static List<Batch> batches(Connection connection, Instant from) throws SQLException {
        List<Batch> found = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(
                "select writer, seq, previous, digest, rows from audit_batch where at > ? order by writer, seq")) {
            statement.setTimestamp(1, Timestamp.from(from));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(new Batch(
                            rows.getObject(1, UUID.class),
                            rows.getLong(2),
                            new Digest(rows.getBytes(3)),
                            new Digest(rows.getBytes(4)),
                            rows.getInt(5)));
                }
            }
        }
        return found;
    }

    private static Map<UUID, Map<Long, List<AuditEntry>>> entries(Connection connection, Instant from)
            throws SQLException {
        Map<UUID, Map<Long, List<AuditEntry>>> found = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement("""
                select a.writer, a.seq, a.id, a.payment_id, a.message_id, a.event, a.detail, a.actor, a.at
                from audit_batch b join audit a on a.writer = b.writer and a.seq = b.seq
                where b.at > ? order by a.writer, a.seq, a.position
                """)) {
            statement.setTimestamp(1, Timestamp.from(from));
            statement.setFetchSize(2000);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.computeIfAbsent(rows.getObject(1, UUID.class), writer -> new HashMap<>())
                            .computeIfAbsent(rows.getLong(2), seq -> new ArrayList<>())
                            .add(new AuditEntry(
                                    rows.getObject(3, UUID.class),
                                    rows.getObject(4, UUID.class),
                                    rows.getObject(5, UUID.class),
                                    rows.getString(6),
                                    AuditEntry.parseDetail(rows.getString(7)),
                                    rows.getString(8),
                                    rows.getTimestamp(9).toInstant()));
                }
            }
        }
        return found;
    }
}
