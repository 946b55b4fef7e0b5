package io.railhead.store;

import io.railhead.engine.Writes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The guarded update: a payment moves only from the version that was decided upon. */
final class PaymentUpdates {
    private static final String UPDATE = """
            update payment set
                version = version + 1, state = ?, final = ?, next_due_at = ?, answer_by = ?, send_by = ?,
                expires_at = ?, hold_until = ?, scheduled_for = ?, cause = ?, payer_funds = ?, payee_credited = ?,
                credit = ?, settlement_date = ?, settlement_cycle = ?, status_code = ?, reason_code = ?,
                reason_proprietary = ?, reason_text = ?, message_id = ?, instruction_id = ?, transaction_id = ?,
                uetr = ?, clearing_system_reference = ?, submitted_at = ?, final_at = ?
            where id = ? and version = ?
            """;

    private PaymentUpdates() {}

    /**
     * Moves them all, or none.
     *
     * @param changes in the order of their ids
     * @return false when one of them is not at its version any more
     */
    static boolean move(Connection connection, List<Writes.Change> changes) throws SQLException {
        if (changes.isEmpty()) {
            return true;
        }
        try (PreparedStatement statement = connection.prepareStatement(UPDATE)) {
            for (Writes.Change change : changes) {
                bind(statement, PaymentMapper.row(change.payment()));
                statement.addBatch();
            }
            return everyOneMoved(statement.executeBatch());
        }
    }

    private static boolean everyOneMoved(int[] counts) {
        for (int count : counts) {
            if (count != 1) {
                return false;
            }
        }
        return true;
    }

    private static void bind(PreparedStatement to, PaymentRow row) throws SQLException {
        to.setString(1, row.state);
        to.setBoolean(2, row.isFinal);
        moment(to, 3, row.nextDueAt);
        moment(to, 4, row.answerBy);
        moment(to, 5, row.sendBy);
        moment(to, 6, row.expiresAt);
        moment(to, 7, row.holdUntil);
        to.setObject(8, row.scheduledFor, Types.DATE);
        to.setString(9, row.cause);
        to.setString(10, row.payerFunds);
        to.setString(11, row.payeeCredited);
        to.setString(12, row.credit);
        to.setObject(13, row.settlementDate, Types.DATE);
        to.setString(14, row.settlementCycle);
        to.setString(15, row.statusCode);
        to.setString(16, row.reasonCode);
        to.setBoolean(17, row.reasonProprietary);
        to.setString(18, row.reasonText);
        to.setString(19, row.messageId);
        to.setString(20, row.instructionId);
        to.setString(21, row.transactionId);
        to.setObject(22, row.uetr, Types.OTHER);
        to.setString(23, row.clearingSystemReference);
        moment(to, 24, row.submittedAt);
        moment(to, 25, row.finalAt);
        to.setObject(26, row.id);
        to.setInt(27, row.version);
    }

    private static void moment(PreparedStatement to, int index, @Nullable Instant at) throws SQLException {
        to.setTimestamp(index, at == null ? null : Timestamp.from(at));
    }
}
