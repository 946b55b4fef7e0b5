package io.railhead.store;

import io.railhead.engine.Acceptance;
import io.railhead.engine.Payment;
import io.railhead.engine.Taken;
import io.railhead.engine.Writes;
import io.railhead.lifecycle.OutState;
import io.railhead.lifecycle.PayeeCredited;
import io.railhead.lifecycle.PayerFunds;
import io.railhead.lifecycle.Said;
import io.railhead.lifecycle.Settlement;
import io.railhead.message.Reason;
import io.railhead.message.StatusCode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;

/**
 * Takes payments of files as the engine would have them in the tables, without engine or Hibernate: the item is
 * registered by the real statement, and the payment is queued until a test says otherwise.
 */
public final class StandInLedger {
    private static final Said YES = new Said(new StatusCode("ACSC"), null);

    private final DataSource database;

    public StandInLedger(DataSource database) {
        this.database = database;
    }

    public CompletableFuture<Taken> take(Acceptance acceptance) {
        Payment payment = acceptance.payment();
        Writes.NewPayment written = new Writes.NewPayment(acceptance, payment, new byte[0], null, List.of());
        return CompletableFuture.completedFuture(Sql.transaction(database, connection -> {
            Taken known = UetrRegister.reserve(connection, List.of(written)).get(payment.id());
            if (known == null) {
                known = FileItems.take(connection, List.of(written)).get(payment.id());
            }
            if (known != null) {
                return known;
            }
            PaymentRow row = PaymentMapper.row(payment);
            StateColumns.write(new OutState.Queued(null), row);
            insert(connection, row);
            return new Taken.New(payment, new byte[0]);
        }));
    }

    private static void insert(Connection connection, PaymentRow row) throws SQLException {
        Sql.update(connection, """
                insert into payment (id, version, participant_id, client_id, direction, scheme, pack_digest, on_silence,
                    settlement_kind, state, final, bulk, payer_funds, payee_credited, amount, currency, debtor, creditor,
                    debtor_account, creditor_account, end_to_end_id, file_id, received_at)
                values (?, 0, ?, ?, 'out', ?, ?, ?, ?, ?, ?, true, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, statement -> {
            statement.setObject(1, row.id);
            statement.setString(2, row.participantId);
            statement.setString(3, row.clientId);
            statement.setString(4, row.scheme);
            statement.setBytes(5, row.packDigest);
            statement.setString(6, row.onSilence);
            statement.setString(7, row.settlementKind);
            statement.setString(8, row.state);
            statement.setBoolean(9, row.isFinal);
            statement.setString(10, row.payerFunds);
            statement.setString(11, row.payeeCredited);
            statement.setLong(12, row.amount);
            statement.setString(13, row.currency);
            statement.setString(14, row.debtor);
            statement.setString(15, row.creditor);
            statement.setString(16, row.debtorAccount);
            statement.setString(17, row.creditorAccount);
            statement.setString(18, row.endToEndId);
            statement.setObject(19, row.fileId);
            statement.setTimestamp(20, Timestamp.from(row.receivedAt));
        });
    }

    /** All payments of a file but those that are final already. */
    public void settle(UUID file) {
        Settlement settlement = new Settlement(Settlement.Kind.GROSS, LocalDate.EPOCH, null, true);
        move(file, -1, new OutState.Settled(YES, settlement, PayeeCredited.NOT_KNOWN, OutState.Settled.Credit.USUAL));
    }

    public void reject(UUID file, int index, String code) {
        move(file, index, new OutState.Rejected(new Said(new StatusCode("RJCT"), new Reason(code, false, null))));
    }

    public void loseSightOf(UUID file, int index) {
        move(file, index, new OutState.Unresolved(OutState.Unresolved.Cause.SILENCE, PayerFunds.RESERVED, null, null));
    }

    private void move(UUID file, int index, OutState state) {
        PaymentRow row = new PaymentRow();
        StateColumns.write(state, row);
        Sql.with(
                database,
                connection -> Sql.update(connection, """
                update payment set state = ?, final = ?, payer_funds = ?, payee_credited = ?, credit = ?, cause = ?,
                    settlement_date = ?, status_code = ?, reason_code = ?
                where id >= ? and id <= ? and not final
                """, statement -> {
                    statement.setString(1, row.state);
                    statement.setBoolean(2, row.isFinal);
                    statement.setString(3, row.payerFunds);
                    statement.setString(4, row.payeeCredited);
                    statement.setString(5, row.credit);
                    statement.setString(6, row.cause);
                    statement.setObject(7, row.settlementDate);
                    statement.setString(8, row.statusCode);
                    statement.setString(9, row.reasonCode);
                    statement.setObject(10, index < 0 ? FileIds.first(file) : FileIds.item(file, index));
                    statement.setObject(11, index < 0 ? FileIds.last(file) : FileIds.item(file, index));
                }));
    }

    public int count(String table) {
        return Sql.with(database, connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("select count(*) from " + table)) {
                row.next();
                return row.getInt(1);
            }
        });
    }

    /** Empties what files left behind. */
    public static void clear(Connection owner) throws SQLException {
        try (PreparedStatement statement =
                owner.prepareStatement("truncate file, file_block, file_item, file_register, payment")) {
            statement.execute();
        }
    }
}
