package io.railhead.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The columns of a payment, read in a fixed order without an ORM between. */
final class PaymentSelect {
    static final String ALL = """
            select id, version, participant_id, client_id, scheme, pack_digest, on_silence, settlement_kind, state,
                bulk, next_due_at, answer_by, send_by, expires_at, hold_until, scheduled_for, cause, payer_funds,
                payee_credited, credit, settlement_date, settlement_cycle, status_code, reason_code,
                reason_proprietary, reason_text, amount, currency, debtor, creditor, end_to_end_id, reference,
                message_id, instruction_id, transaction_id, uetr, clearing_system_reference, warnings, file_id,
                received_at, submitted_at, final_at
            from payment
            """;

    private PaymentSelect() {}

    static PaymentRow row(ResultSet from) throws SQLException {
        PaymentRow row = new PaymentRow();
        row.id = from.getObject(1, UUID.class);
        row.version = from.getInt(2);
        row.participantId = from.getString(3);
        row.clientId = from.getString(4);
        row.scheme = from.getString(5);
        row.packDigest = from.getBytes(6);
        row.onSilence = from.getString(7);
        row.settlementKind = from.getString(8);
        row.state = from.getString(9);
        row.bulk = from.getBoolean(10);
        row.nextDueAt = moment(from, 11);
        row.answerBy = moment(from, 12);
        row.sendBy = moment(from, 13);
        row.expiresAt = moment(from, 14);
        row.holdUntil = moment(from, 15);
        row.scheduledFor = from.getObject(16, LocalDate.class);
        row.cause = from.getString(17);
        row.payerFunds = from.getString(18);
        row.payeeCredited = from.getString(19);
        row.credit = from.getString(20);
        row.settlementDate = from.getObject(21, LocalDate.class);
        row.settlementCycle = from.getString(22);
        row.statusCode = from.getString(23);
        row.reasonCode = from.getString(24);
        row.reasonProprietary = from.getBoolean(25);
        row.reasonText = from.getString(26);
        row.amount = from.getLong(27);
        row.currency = from.getString(28);
        row.debtor = from.getString(29);
        row.creditor = from.getString(30);
        row.endToEndId = from.getString(31);
        row.reference = from.getString(32);
        row.messageId = from.getString(33);
        row.instructionId = from.getString(34);
        row.transactionId = from.getString(35);
        row.uetr = from.getObject(36, UUID.class);
        row.clearingSystemReference = from.getString(37);
        row.warnings = from.getString(38);
        row.fileId = from.getObject(39, UUID.class);
        row.receivedAt = moment(from, 40);
        row.submittedAt = moment(from, 41);
        row.finalAt = moment(from, 42);
        return row;
    }

    static @Nullable Instant moment(ResultSet from, int column) throws SQLException {
        Timestamp at = from.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
