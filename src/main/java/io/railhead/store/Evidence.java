package io.railhead.store;

import io.railhead.audit.AuditEntry;
import io.railhead.audit.Chain;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;

/** Inserts of what is kept for good: messages with their exact bytes, and audit entries in their chain. */
final class Evidence {
    private static final String MESSAGE = "id, payment_id, link, direction, definition, business_message_id, sender,"
            + " received_at, encoding, dictionary_id, key_id, content_length, digest, content";
    /** The column {@code xid} is the database's own to fill. */
    private static final String AUDIT =
            "id, payment_id, message_id, event, detail, actor, at, writer, seq, position, digest";

    private Evidence() {}

    static void messages(Connection connection, List<MessageRow> messages) throws SQLException {
        if (messages.isEmpty()) {
            return;
        }
        CopiedRows rows = new CopiedRows("message", MESSAGE);
        messages.forEach(message -> put(message, rows));
        rows.into(connection);
    }

    private static void put(MessageRow row, CopiedRows to) {
        to.row()
                .uuid(row.id)
                .uuid(row.paymentId)
                .text(row.link)
                .text(row.direction)
                .text(row.definition)
                .text(row.businessMessageId)
                .text(row.sender)
                .moment(row.receivedAt)
                .smallint(row.encoding)
                .integer(row.dictionaryId)
                .text(row.keyId)
                .integer(row.contentLength)
                .octets(row.digest)
                .octets(row.content);
    }

    static void audit(Connection connection, List<AuditEntry> entries, Chain.Batch batch) throws SQLException {
        CopiedRows rows = new CopiedRows("audit", AUDIT);
        for (int i = 0; i < entries.size(); i++) {
            put(entries.get(i), batch, i, rows);
        }
        rows.into(connection);
        try (PreparedStatement statement = connection.prepareStatement(
                "insert into audit_batch (writer, seq, previous, digest, rows, at) values (?, ?, ?, ?, ?, ?)")) {
            statement.setObject(1, batch.writer());
            statement.setLong(2, batch.seq());
            statement.setBytes(3, batch.previous().value());
            statement.setBytes(4, batch.digest().value());
            statement.setInt(5, entries.size());
            statement.setTimestamp(6, Timestamp.from(entries.getFirst().at()));
            statement.executeUpdate();
        }
    }

    private static void put(AuditEntry entry, Chain.Batch batch, int position, CopiedRows to) {
        to.row()
                .uuid(entry.id())
                .uuid(entry.payment())
                .uuid(entry.message())
                .text(entry.event())
                .text(entry.detailText())
                .text(entry.actor())
                .moment(entry.at())
                .uuid(batch.writer())
                .bigint(batch.seq())
                .integer(position)
                .octets(batch.entryDigests().get(position).value());
    }
}
