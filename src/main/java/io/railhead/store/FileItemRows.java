package io.railhead.store;

import io.railhead.message.Reason;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;

/** Items joined with their payments, which have the same id, read in a fixed order. */
final class FileItemRows {
    /** Both tables get the bounds of the file's ids, so that neither is searched in other partitions. */
    static final String OF_FILE = """
            select i.id, i.block, i.index, i.instruction_id, i.end_to_end_id, i.amount, i.currency, i.accepted,
                i.reason_code, i.reason_text,
                p.state, p.settlement_kind, p.submitted_at, p.answer_by, p.send_by, p.expires_at, p.hold_until,
                p.scheduled_for, p.cause, p.payer_funds, p.payee_credited, p.credit, p.settlement_date,
                p.settlement_cycle, p.status_code, p.reason_code, p.reason_proprietary, p.reason_text
            from file_item i left join payment p on p.id = i.id and p.id >= ? and p.id <= ?
            where i.id >= ? and i.id <= ?
            """;

    private FileItemRows() {}

    static void bind(PreparedStatement statement, UUID first, UUID last) throws SQLException {
        statement.setObject(1, first);
        statement.setObject(2, last);
        statement.setObject(3, first);
        statement.setObject(4, last);
    }

    static FileItem row(ResultSet from) throws SQLException {
        return new FileItem(
                from.getObject(1, UUID.class),
                from.getInt(2),
                from.getInt(3),
                from.getString(4),
                from.getString(5),
                from.getString(6),
                from.getString(7),
                from.getBoolean(8)
                        ? new FileItem.Outcome.Taken(StateColumns.read(payment(from)))
                        : new FileItem.Outcome.Refused(new Reason(from.getString(9), false, from.getString(10))));
    }

    private static PaymentRow payment(ResultSet from) throws SQLException {
        PaymentRow row = new PaymentRow();
        row.id = from.getObject(1, UUID.class);
        row.state = from.getString(11);
        row.settlementKind = from.getString(12);
        row.submittedAt = PaymentSelect.moment(from, 13);
        row.answerBy = PaymentSelect.moment(from, 14);
        row.sendBy = PaymentSelect.moment(from, 15);
        row.expiresAt = PaymentSelect.moment(from, 16);
        row.holdUntil = PaymentSelect.moment(from, 17);
        row.scheduledFor = from.getObject(18, LocalDate.class);
        row.cause = from.getString(19);
        row.payerFunds = from.getString(20);
        row.payeeCredited = from.getString(21);
        row.credit = from.getString(22);
        row.settlementDate = from.getObject(23, LocalDate.class);
        row.settlementCycle = from.getString(24);
        row.statusCode = from.getString(25);
        row.reasonCode = from.getString(26);
        row.reasonProprietary = from.getBoolean(27);
        row.reasonText = from.getString(28);
        return row;
    }
}
