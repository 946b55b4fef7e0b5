package io.railhead.store;

import io.railhead.engine.Likeness;
import io.railhead.engine.Writes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;

/** The register of payments that look alike: which was the newest of each kind. Thread-safe. */
@Singleton
public class LikenessRegister {
    private final DataSource database;

    LikenessRegister(DataSource database) {
        this.database = database;
    }

    /**
     * Notes new payments, each as the newest of its kind.
     *
     * @return false when another transaction noted a first one meanwhile: these have to be compared again
     */
    static boolean note(Connection connection, List<Writes.NewPayment> news) throws SQLException {
        Map<UUID, Entry> first = new TreeMap<>();
        Map<UUID, Entry> repeated = new TreeMap<>();
        for (Writes.NewPayment written : news) {
            Likeness likeness = written.acceptance().likeness();
            if (likeness != null) {
                // The last of a kind stays: what comes next is told of the newest.
                (likeness.earlier() == null ? first : repeated)
                        .put(likeness.mark(), new Entry(written.payment().id().value(), written, likeness.since()));
            }
        }
        move(connection, repeated);
        return insert(connection, first);
    }

    private record Entry(UUID payment, Writes.NewPayment written, Instant since) {
        /** In universal time, said so: the driver would write a timestamp in the zone of this machine, where hours repeat. */
        String at() {
            return written.payment().receivedAt().toString();
        }
    }

    private static boolean insert(Connection connection, Map<UUID, Entry> entries) throws SQLException {
        if (entries.isEmpty()) {
            return true;
        }
        try (PreparedStatement statement = connection.prepareStatement("""
                insert into likeness as known (mark, payment_id, at)
                select * from unnest(?::uuid[], ?::uuid[], ?::timestamptz[])
                on conflict (mark) do update set payment_id = excluded.payment_id, at = excluded.at
                where known.at < ? or known.payment_id = excluded.payment_id
                """)) {
            bind(connection, statement, entries);
            statement.setTimestamp(
                    4, Timestamp.from(entries.values().iterator().next().since()));
            return statement.executeUpdate() == entries.size();
        }
    }

    private static void move(Connection connection, Map<UUID, Entry> entries) throws SQLException {
        if (entries.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement("""
                insert into likeness (mark, payment_id, at)
                select * from unnest(?::uuid[], ?::uuid[], ?::timestamptz[])
                on conflict (mark) do update set payment_id = excluded.payment_id, at = excluded.at
                """)) {
            bind(connection, statement, entries);
            statement.executeUpdate();
        }
    }

    /** In the order of the marks, so that two transactions never wait for each other crosswise. */
    private static void bind(Connection connection, PreparedStatement statement, Map<UUID, Entry> entries)
            throws SQLException {
        Collection<Entry> values = entries.values();
        statement.setArray(1, connection.createArrayOf("uuid", entries.keySet().toArray()));
        statement.setArray(
                2,
                connection.createArrayOf(
                        "uuid", values.stream().map(Entry::payment).toArray()));
        statement.setArray(
                3,
                connection.createArrayOf(
                        "timestamptz", values.stream().map(Entry::at).toArray()));
    }

    /**
     * Forgets payments that are too old to be compared with.
     *
     * @return how many there were
     */
    public int forget(Instant before) {
        return Sql.with(
                database,
                connection -> Sql.update(
                        connection,
                        "delete from likeness where at < ?",
                        statement -> statement.setTimestamp(1, Timestamp.from(before))));
    }
}
