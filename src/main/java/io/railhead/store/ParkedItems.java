package io.railhead.store;

import com.github.f4b6a3.uuid.UuidCreator;
import io.railhead.engine.Writes;
import io.railhead.message.MessageId;
import io.railhead.payment.PaymentId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;

/** Inserts of things set aside. */
final class ParkedItems {
    private ParkedItems() {}

    static void insert(Connection connection, List<Writes.Parked> parked) throws SQLException {
        if (parked.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement("""
                insert into parked (id, link, message_id, payment_id, kind, code, security, detail, candidates, parked_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)) {
            for (Writes.Parked item : parked) {
                MessageId message = item.message();
                PaymentId payment = item.payment();
                statement.setObject(1, UuidCreator.getTimeOrderedEpochPlus1());
                statement.setString(2, item.link());
                statement.setObject(3, message == null ? null : message.value(), java.sql.Types.OTHER);
                statement.setObject(4, payment == null ? null : payment.value(), java.sql.Types.OTHER);
                statement.setString(5, item.kind());
                statement.setString(6, item.reason().code());
                statement.setBoolean(7, item.reason().security());
                statement.setString(8, item.detail());
                statement.setString(9, item.candidates());
                statement.setTimestamp(10, Timestamp.from(item.at()));
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }
}
