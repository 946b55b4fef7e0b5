package io.railhead.store;

import io.railhead.engine.Payment;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** New rows of table {@code payment}. */
final class PaymentInserts {
    private static final String COLUMNS = """
            id, version, participant_id, client_id, direction, scheme, pack_digest, on_silence, settlement_kind, state,
            final, bulk, next_due_at, answer_by, send_by, expires_at, hold_until, scheduled_for, cause, payer_funds,
            payee_credited, credit, settlement_date, settlement_cycle, status_code, reason_code, reason_proprietary,
            reason_text, amount, currency, debtor, creditor, debtor_account, creditor_account, end_to_end_id, reference,
            message_id, instruction_id, transaction_id, uetr, clearing_system_reference, warnings, file_id,
            received_at, submitted_at, final_at""";

    private PaymentInserts() {}

    static void insert(Connection connection, List<Payment> payments) throws SQLException {
        if (payments.isEmpty()) {
            return;
        }
        CopiedRows rows = new CopiedRows("payment", COLUMNS);
        for (Payment payment : payments) {
            PaymentRow row = PaymentMapper.row(payment);
            whoAndWhere(row, rows.row());
            clocks(row, rows);
            outcome(row, rows);
            transfer(row, rows);
            names(row, rows);
        }
        rows.into(connection);
    }

    private static void whoAndWhere(PaymentRow row, CopiedRows to) {
        to.uuid(row.id)
                .integer(row.version)
                .text(row.participantId)
                .text(row.clientId)
                .text(row.direction)
                .text(row.scheme)
                .octets(row.packDigest)
                .text(row.onSilence)
                .text(row.settlementKind)
                .text(row.state)
                .flag(row.isFinal)
                .flag(row.bulk);
    }

    private static void clocks(PaymentRow row, CopiedRows to) {
        to.moment(row.nextDueAt)
                .moment(row.answerBy)
                .moment(row.sendBy)
                .moment(row.expiresAt)
                .moment(row.holdUntil)
                .day(row.scheduledFor);
    }

    private static void outcome(PaymentRow row, CopiedRows to) {
        to.text(row.cause)
                .text(row.payerFunds)
                .text(row.payeeCredited)
                .text(row.credit)
                .day(row.settlementDate)
                .text(row.settlementCycle)
                .text(row.statusCode)
                .text(row.reasonCode)
                .flag(row.reasonProprietary)
                .text(row.reasonText);
    }

    private static void transfer(PaymentRow row, CopiedRows to) {
        to.bigint(row.amount)
                .text(row.currency)
                .text(row.debtor)
                .text(row.creditor)
                .text(row.debtorAccount)
                .text(row.creditorAccount)
                .text(row.endToEndId)
                .text(row.reference);
    }

    private static void names(PaymentRow row, CopiedRows to) {
        to.text(row.messageId)
                .text(row.instructionId)
                .text(row.transactionId)
                .uuid(row.uetr)
                .text(row.clearingSystemReference)
                .text(row.warnings)
                .uuid(row.fileId)
                .moment(row.receivedAt)
                .moment(row.submittedAt)
                .moment(row.finalAt);
    }
}
