package io.railhead.store;

import io.railhead.engine.Writes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The guarded update: a payment moves only from the version that was decided upon. One statement for the whole batch,
 * because the server plans a statement on a partitioned table anew each time, which cost it more than the update.
 *
 * <p>It is worded so that the planner cannot go wrong by what it does not know. Payments are found by the list of their
 * ids alone, each once: a range of ids that are younger than the statistics looks empty to the planner, and it would
 * read all that lie between them, each against the whole batch. The new values are unfolded once, because to unfold
 * them is what costs, and then read as often as it likes. The bounds are those of whole weeks: they leave out
 * partitions that hold none of the payments even where the planner does not know the list, and say nothing that it
 * could take for a narrow range.
 */
final class PaymentUpdates {
    static final String UPDATE = """
            with u as materialized (select * from unnest(
                ?::uuid[], ?::integer[], ?::text[], ?::boolean[], ?::timestamptz[], ?::timestamptz[], ?::timestamptz[],
                ?::timestamptz[], ?::timestamptz[], ?::date[], ?::text[], ?::text[], ?::text[], ?::text[], ?::date[],
                ?::text[], ?::text[], ?::text[], ?::boolean[], ?::text[], ?::text[], ?::text[], ?::text[], ?::uuid[],
                ?::text[], ?::timestamptz[], ?::timestamptz[]) as list (
                id, version, state, final, next_due_at, answer_by, send_by,
                expires_at, hold_until, scheduled_for, cause, payer_funds, payee_credited, credit, settlement_date,
                settlement_cycle, status_code, reason_code, reason_proprietary, reason_text, message_id, instruction_id,
                transaction_id, uetr, clearing_system_reference, submitted_at, final_at))
            update payment p set
                version = p.version + 1, state = u.state, final = u.final, next_due_at = u.next_due_at,
                answer_by = u.answer_by, send_by = u.send_by, expires_at = u.expires_at, hold_until = u.hold_until,
                scheduled_for = u.scheduled_for, cause = u.cause, payer_funds = u.payer_funds,
                payee_credited = u.payee_credited, credit = u.credit, settlement_date = u.settlement_date,
                settlement_cycle = u.settlement_cycle, status_code = u.status_code, reason_code = u.reason_code,
                reason_proprietary = u.reason_proprietary, reason_text = u.reason_text, message_id = u.message_id,
                instruction_id = u.instruction_id, transaction_id = u.transaction_id, uetr = u.uetr,
                clearing_system_reference = u.clearing_system_reference, submitted_at = u.submitted_at,
                final_at = u.final_at
            from u
            where p.id = u.id and p.version = u.version and p.id = any(?::uuid[]) and p.id >= ? and p.id < ?
            """;

    private PaymentUpdates() {}

    /**
     * Moves them all, or the caller has to undo it.
     *
     * @param changes in the order of their ids
     * @return false when one of them is not at its version any more
     */
    static boolean move(Connection connection, List<Writes.Change> changes) throws SQLException {
        if (changes.isEmpty()) {
            return true;
        }
        List<PaymentRow> rows = changes.stream()
                .map(change -> PaymentMapper.row(change.payment()))
                .toList();
        try (PreparedStatement statement = connection.prepareStatement(UPDATE)) {
            bind(connection, statement, rows);
            return statement.executeUpdate() == rows.size();
        }
    }

    /** @param rows in the order of their ids */
    static void bind(Connection connection, PreparedStatement statement, List<PaymentRow> rows) throws SQLException {
        Arrays to = new Arrays(connection, statement, rows);
        state(to);
        clocks(to);
        outcome(to);
        names(to);
        to.put("uuid", row -> row.id);
        to.bounds(Week.begin(rows.getFirst().id), Week.end(rows.getLast().id));
    }

    private static void state(Arrays to) throws SQLException {
        to.put("uuid", row -> row.id);
        to.put("integer", row -> row.version);
        to.put("text", row -> row.state);
        to.put("boolean", row -> row.isFinal);
    }

    private static void clocks(Arrays to) throws SQLException {
        to.moment(row -> row.nextDueAt);
        to.moment(row -> row.answerBy);
        to.moment(row -> row.sendBy);
        to.moment(row -> row.expiresAt);
        to.moment(row -> row.holdUntil);
        to.put("date", row -> row.scheduledFor);
    }

    private static void outcome(Arrays to) throws SQLException {
        to.put("text", row -> row.cause);
        to.put("text", row -> row.payerFunds);
        to.put("text", row -> row.payeeCredited);
        to.put("text", row -> row.credit);
        to.put("date", row -> row.settlementDate);
        to.put("text", row -> row.settlementCycle);
        to.put("text", row -> row.statusCode);
        to.put("text", row -> row.reasonCode);
        to.put("boolean", row -> row.reasonProprietary);
        to.put("text", row -> row.reasonText);
    }

    private static void names(Arrays to) throws SQLException {
        to.put("text", row -> row.messageId);
        to.put("text", row -> row.instructionId);
        to.put("text", row -> row.transactionId);
        to.put("uuid", row -> row.uetr);
        to.put("text", row -> row.clearingSystemReference);
        to.moment(row -> row.submittedAt);
        to.moment(row -> row.finalAt);
    }

    /** Binds one array after the other, each the values of one column. */
    private static final class Arrays {
        private final Connection connection;
        private final PreparedStatement statement;
        private final List<PaymentRow> rows;
        private int bound;

        Arrays(Connection connection, PreparedStatement statement, List<PaymentRow> rows) {
            this.connection = connection;
            this.statement = statement;
            this.rows = rows;
        }

        void put(String type, Function<PaymentRow, @Nullable Object> value) throws SQLException {
            Object[] values = new Object[rows.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = value.apply(rows.get(i));
            }
            statement.setArray(++bound, connection.createArrayOf(type, values));
        }

        /** In universal time, said so: the driver writes a timestamp in the zone of this machine, where hours repeat. */
        void moment(Function<PaymentRow, @Nullable Instant> value) throws SQLException {
            put("timestamptz", row -> {
                Instant at = value.apply(row);
                return at == null ? null : at.toString();
            });
        }

        void bounds(UUID first, UUID last) throws SQLException {
            statement.setObject(++bound, first);
            statement.setObject(++bound, last);
        }
    }
}
