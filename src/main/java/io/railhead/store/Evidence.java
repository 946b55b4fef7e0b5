package io.railhead.store;

import io.railhead.audit.AuditEntry;
import io.railhead.audit.Chain;
import io.railhead.engine.Outgoing;
import io.railhead.engine.Writes;
import io.railhead.message.Definition;
import io.railhead.message.Digest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.StatelessSession;

/** Inserts of what is kept for good: messages with their exact bytes, and audit entries in their chain. */
final class Evidence {
    private Evidence() {}

    static void messages(StatelessSession session, Payloads payloads, List<Outgoing> outgoing, List<Writes.Kept> kept) {
        List<Object> rows = new ArrayList<>(outgoing.size() + kept.size());
        outgoing.forEach(message -> rows.add(row(message, payloads)));
        kept.forEach(message -> rows.add(row(message, payloads)));
        if (!rows.isEmpty()) {
            session.insertMultiple(rows);
        }
    }

    private static MessageRow row(Outgoing message, Payloads payloads) {
        MessageRow row = bytes(message.bytes(), payloads);
        row.id = message.id().value();
        row.paymentId = message.payment().value();
        row.link = message.link();
        row.direction = "out";
        row.definition = message.definition().name();
        row.businessMessageId = message.ids().messageId();
        row.sender = message.sender();
        row.receivedAt = message.createdAt();
        row.keyId = message.keyId();
        return row;
    }

    private static MessageRow row(Writes.Kept message, Payloads payloads) {
        MessageRow row = bytes(message.received().bytes(), payloads);
        row.id = message.received().id().value();
        row.paymentId = message.payment() == null ? null : message.payment().value();
        row.link = message.received().link();
        row.direction = "in";
        Definition definition = message.definition();
        row.definition = definition == null ? null : definition.name();
        row.businessMessageId = message.businessMessageId();
        row.sender = message.sender();
        row.receivedAt = message.received().at();
        row.keyId = message.keyId();
        return row;
    }

    private static MessageRow bytes(byte[] bytes, Payloads payloads) {
        Payloads.Packed packed = payloads.pack(bytes);
        MessageRow row = new MessageRow();
        row.encoding = packed.encoding();
        row.dictionaryId = packed.dictionary();
        row.content = packed.content();
        row.contentLength = bytes.length;
        row.digest = Digest.of(bytes).value();
        return row;
    }

    static void audit(StatelessSession session, Connection connection, List<AuditEntry> entries, Chain.Batch batch)
            throws SQLException {
        List<AuditRow> rows = new ArrayList<>(entries.size());
        for (int i = 0; i < entries.size(); i++) {
            rows.add(row(entries.get(i), batch, i));
        }
        session.insertMultiple(rows);
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

    private static AuditRow row(AuditEntry entry, Chain.Batch batch, int position) {
        AuditRow row = new AuditRow();
        row.id = entry.id();
        row.paymentId = entry.payment();
        row.messageId = entry.message();
        row.event = entry.event();
        row.detail = entry.detailText();
        row.actor = entry.actor();
        row.at = entry.at();
        row.writer = batch.writer();
        row.seq = batch.seq();
        row.position = position;
        row.digest = batch.entryDigests().get(position).value();
        return row;
    }
}
