package io.railhead.store;

import io.railhead.engine.Ledger.LedgerUnreachable;
import io.railhead.payment.PaymentId;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The items of files and the payments they became. Thread-safe. */
@ApplicationScoped
public class FileItemStore {
    private static final int ROWS_AT_ONCE = 500;

    private final DataSource database;

    public FileItemStore(DataSource database) {
        this.database = database;
    }

    /** Which of these items a reading before this one has dealt with. */
    public Set<UUID> known(Collection<UUID> items) {
        if (items.isEmpty()) {
            return Set.of();
        }
        List<PaymentId> ordered = items.stream().map(PaymentId::new).toList();
        return Sql.with(database, connection -> {
            try (PreparedStatement statement =
                    connection.prepareStatement("select id from file_item where id = any(?) and id >= ? and id <= ?")) {
                statement.setArray(1, connection.createArrayOf("uuid", items.toArray()));
                statement.setObject(2, Collections.min(ordered).value());
                statement.setObject(3, Collections.max(ordered).value());
                Set<UUID> known = new HashSet<>();
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        known.add(rows.getObject(1, UUID.class));
                    }
                }
                return known;
            }
        });
    }

    /** How many items of a file did not become payments so far. */
    public int countRefused(UUID file) {
        return Sql.with(database, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                    "select count(*) from file_item where id >= ? and id <= ? and not accepted")) {
                statement.setObject(1, FileIds.first(file));
                statement.setObject(2, FileIds.last(file));
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    return row.getInt(1);
                }
            }
        });
    }

    /** Notes items that do not become payments. One that is known already stays what it is. */
    public void refuse(UUID file, List<RefusedItem> items) {
        if (items.isEmpty()) {
            return;
        }
        Sql.with(
                database,
                connection -> Sql.update(connection, """
                insert into file_item (id, file_id, block, index, instruction_id, end_to_end_id, amount, currency,
                    accepted, reason_code, reason_text)
                select id, ?, block, index, instruction_id, end_to_end_id, amount, currency, false, code, text
                from unnest(?::uuid[], ?::int[], ?::int[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                    as item (id, block, index, instruction_id, end_to_end_id, amount, currency, code, text)
                on conflict do nothing
                """, statement -> {
                    statement.setObject(1, file);
                    statement.setArray(2, array(connection, "uuid", items, RefusedItem::id));
                    statement.setArray(3, array(connection, "int", items, RefusedItem::block));
                    statement.setArray(4, array(connection, "int", items, RefusedItem::index));
                    statement.setArray(5, array(connection, "text", items, RefusedItem::instructionId));
                    statement.setArray(6, array(connection, "text", items, RefusedItem::endToEndId));
                    statement.setArray(7, array(connection, "text", items, RefusedItem::amount));
                    statement.setArray(8, array(connection, "text", items, RefusedItem::currency));
                    statement.setArray(
                            9,
                            array(
                                    connection,
                                    "text",
                                    items,
                                    item -> item.reason().code()));
                    statement.setArray(
                            10,
                            array(
                                    connection,
                                    "text",
                                    items,
                                    item -> item.reason().text()));
                }));
    }

    private static Array array(
            Connection connection,
            String type,
            List<RefusedItem> from,
            Function<RefusedItem, ? extends @Nullable Object> value)
            throws SQLException {
        return connection.createArrayOf(type, from.stream().map(value).toArray());
    }

    /**
     * The first payment of a file, from one on, that is on its way and will soon be elsewhere. One that is final,
     * or rests until an answer, a person or a day comes, is not.
     *
     * @param from an item of the file, or null for its beginning
     */
    public @Nullable UUID firstOnItsWay(UUID file, @Nullable UUID from) {
        Optional<UUID> found = Sql.with(database, connection -> {
            try (PreparedStatement statement = connection.prepareStatement("""
                    select id from payment
                    where id >= ? and id <= ? and state in ('received', 'queued', 'submitted', 'accepted')
                    order by id limit 1
                    """)) {
                statement.setObject(1, from == null ? FileIds.first(file) : from);
                statement.setObject(2, FileIds.last(file));
                try (ResultSet row = statement.executeQuery()) {
                    return row.next() ? Optional.of(row.getObject(1, UUID.class)) : Optional.empty();
                }
            }
        });
        return found.orElse(null);
    }

    /** The items of one file as they are at one moment, read as often as is needed in one transaction. */
    public static final class Snapshot {
        private final Connection connection;
        private final UUID file;

        private Snapshot(Connection connection, UUID file) {
            this.connection = connection;
            this.file = file;
        }

        /** Hands over every item in the order of the file, in bounded memory. */
        public void forEach(Consumer<FileItem> use) {
            try (PreparedStatement statement = connection.prepareStatement(FileItemRows.OF_FILE + " order by i.id")) {
                statement.setFetchSize(ROWS_AT_ONCE);
                FileItemRows.bind(statement, FileIds.first(file), FileIds.last(file));
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        use.accept(FileItemRows.row(rows));
                    }
                }
            } catch (SQLException failed) {
                throw new LedgerUnreachable(failed);
            }
        }
    }

    /** Looks at the items of a file while they stand still. */
    public <T> T atOneMoment(UUID file, Function<Snapshot, T> look) {
        return Sql.transaction(database, connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("set transaction isolation level repeatable read, read only");
            }
            return look.apply(new Snapshot(connection, file));
        });
    }
}
