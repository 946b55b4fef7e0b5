package io.railhead.store;

import io.railhead.engine.Acceptance.Origin;
import io.railhead.engine.Taken;
import io.railhead.engine.Writes;
import io.railhead.payment.PaymentId;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** The register of file items: the second reading of a file finds its items here and takes none again. */
final class FileItems {
    private FileItems() {}

    static Map<PaymentId, Taken> take(Connection connection, List<Writes.NewPayment> news) throws SQLException {
        List<Writes.NewPayment> items = news.stream()
                .filter(written -> written.acceptance().origin() instanceof Origin.Item)
                .toList();
        Map<PaymentId, Taken> known = new HashMap<>();
        if (items.isEmpty()) {
            return known;
        }
        Set<UUID> fresh = insert(connection, items);
        for (Writes.NewPayment written : items) {
            UUID id = written.payment().id().value();
            if (!fresh.contains(id)) {
                known.put(written.payment().id(), new Taken.Replayed(id, new byte[0]));
            }
        }
        return known;
    }

    private static Set<UUID> insert(Connection connection, List<Writes.NewPayment> items) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                insert into file_item (id, file_id, block, index, instruction_id, end_to_end_id, amount, currency, accepted)
                select id, file_id, block, index, instruction_id, end_to_end_id, amount, currency, true
                from unnest(?::uuid[], ?::uuid[], ?::int[], ?::int[], ?::text[], ?::text[], ?::text[], ?::text[])
                    as item (id, file_id, block, index, instruction_id, end_to_end_id, amount, currency)
                on conflict do nothing returning id
                """)) {
            statement.setArray(
                    1, array(connection, "uuid", items, it -> it.payment().id().value()));
            statement.setArray(2, array(connection, "uuid", items, it -> item(it).fileId()));
            statement.setArray(3, array(connection, "int", items, it -> item(it).block()));
            statement.setArray(4, array(connection, "int", items, it -> item(it).index()));
            statement.setArray(5, array(connection, "text", items, it -> item(it).instructionId()));
            statement.setArray(
                    6,
                    array(
                            connection,
                            "text",
                            items,
                            it -> it.payment().transfer().endToEndId()));
            statement.setArray(
                    7,
                    array(
                            connection,
                            "text",
                            items,
                            it -> it.payment().transfer().amount().decimal()));
            statement.setArray(
                    8,
                    array(
                            connection,
                            "text",
                            items,
                            it -> it.payment().transfer().amount().currency().code()));
            Set<UUID> fresh = new HashSet<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    fresh.add(rows.getObject(1, UUID.class));
                }
            }
            return fresh;
        }
    }

    private static Origin.Item item(Writes.NewPayment written) {
        return (Origin.Item) written.acceptance().origin();
    }

    private static Array array(
            Connection connection,
            String type,
            List<Writes.NewPayment> from,
            Function<Writes.NewPayment, ? extends @org.jspecify.annotations.Nullable Object> value)
            throws SQLException {
        return connection.createArrayOf(type, from.stream().map(value).toArray());
    }
}
