package io.railhead.store;

import com.github.f4b6a3.uuid.UuidCreator;
import io.railhead.audit.AuditEntry;
import io.railhead.audit.Chain;
import io.railhead.audit.SecurityWatch;
import io.railhead.engine.Committed;
import io.railhead.engine.Ledger;
import io.railhead.engine.Outgoing;
import io.railhead.engine.Taken;
import io.railhead.engine.Writes;
import io.railhead.fault.FaultPoint;
import io.railhead.payment.PaymentId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Makes a plan of the engine true in one transaction. Each engine thread is a writer of its own in the audit;
 * one whose commit had an unknown end goes on as a new incarnation. Thread-safe.
 */
@Singleton
class SqlLedger extends SqlReads implements Ledger {
    private static final Logger LOG = Logger.getLogger(SqlLedger.class);

    private final Transactions transactions;
    private final SecurityWatch watch;
    private final Payloads payloads;
    private final ThreadLocal<Chain> chains = ThreadLocal.withInitial(SqlLedger::newChain);

    @Inject
    SqlLedger(DataSource database, Transactions transactions, SecurityWatch watch, Payloads payloads) {
        super(database);
        this.transactions = transactions;
        this.watch = watch;
        this.payloads = payloads;
    }

    /** With nobody who watches for security events. */
    SqlLedger(DataSource database, Transactions transactions) {
        this(database, transactions, SecurityWatch.NOBODY, new Payloads(database));
    }

    private static Chain newChain() {
        return Chain.begin(UuidCreator.getTimeOrderedEpochPlus1());
    }

    /** Ends the transaction without a defect: nothing is to be written after all. */
    private static final class Undone extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Committed outcome;

        Undone(Committed outcome) {
            super(null, null, false, false);
            this.outcome = outcome;
        }
    }

    /** What the transaction has come to when its body ends. */
    private record Body(Map<PaymentId, Taken> known, Chain.@Nullable Batch batch) {}

    @Override
    public Committed commit(Writes writes) {
        boolean[] written = new boolean[1];
        try {
            MessageRows messages = MessageRows.of(writes, payloads);
            Body body = transactions.run(connection -> {
                Body result = write(writes, messages, connection);
                // From here on only the commit is missing, and its failure tells nothing.
                written[0] = true;
                return result;
            });
            passCommitted(writes);
            if (body.batch() != null) {
                chains.set(body.batch().after());
            }
            watch.writtenAmong(writes.audit());
            return new Committed.Done(body.known());
        } catch (RuntimeException failed) {
            return failed instanceof Undone undone && undone.outcome != null
                    ? undone.outcome
                    : failure(failed, written[0]);
        }
    }

    private Committed failure(RuntimeException failed, boolean reachedCommit) {
        String why = rootMessage(failed);
        if (reachedCommit) {
            chains.set(newChain());
            LOG.warnf("A commit failed and its outcome is unknown: %s", why);
            return new Committed.Unknown(why);
        }
        String state = sqlState(failed);
        if (state != null && (state.startsWith("22") || state.startsWith("23"))) {
            return new Committed.Unfit(why);
        }
        if ("40001".equals(state) || "40P01".equals(state)) {
            return new Committed.Stale();
        }
        LOG.warnf("A transaction failed before its commit: %s", why);
        return new Committed.Unavailable(why);
    }

    private static @Nullable String sqlState(@Nullable Throwable failed) {
        for (Throwable at = failed; at != null; at = at.getCause()) {
            if (at instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
        }
        return null;
    }

    /** The database's first line; its later ones may repeat values. */
    private static String rootMessage(Throwable failed) {
        Throwable at = failed;
        while (at.getCause() != null) {
            at = at.getCause();
        }
        String message = String.valueOf(at.getMessage());
        return message.lines().findFirst().orElse(at.getClass().getSimpleName());
    }

    private Body write(Writes writes, MessageRows messages, Connection connection) throws SQLException {
        if (!Registers.holdLanes(connection, writes.lanes())) {
            throw new Undone(new Committed.LaneLost());
        }
        Map<PaymentId, Taken> known = new HashMap<>(UetrRegister.reserve(connection, writes.news()));
        List<Writes.NewPayment> named = without(known, writes.news());
        known.putAll(Registers.takeRequests(connection, named));
        known.putAll(FileItems.take(connection, named));
        List<Writes.NewPayment> news = without(known, named);
        if (!LikenessRegister.note(connection, news)
                || !Registers.takeInbox(connection, writes.inbox())
                || !move(connection, writes.changes())) {
            throw new Undone(new Committed.Stale());
        }
        PaymentInserts.insert(
                connection, news.stream().map(Writes.NewPayment::payment).toList());
        List<Outgoing> outgoing = MessageRows.outgoing(news, writes.changes());
        Evidence.messages(connection, messages.of(outgoing, writes.kept()));
        if (!outgoing.isEmpty()) {
            Registers.putInOutbox(
                    connection, outgoing, writes.lanes().getFirst().node());
        }
        Registers.takeOutOfOutbox(connection, writes.stopSending());
        ParkedItems.insert(connection, writes.parked());
        Chain.Batch batch = audit(connection, news, writes.audit());
        passWritten(writes);
        return new Body(known, batch);
    }

    /** Where a crash finds everything written and nothing committed. */
    private static void passWritten(Writes writes) {
        if (!FaultPoint.isAnyArmed()) {
            return;
        }
        if (!writes.news().isEmpty()) {
            FaultPoint.IN_ACCEPT.pass();
        }
        if (writes.changes().stream().anyMatch(change -> change.outgoing() != null)) {
            FaultPoint.IN_CLAIM.pass();
        }
        if (!writes.inbox().isEmpty()) {
            FaultPoint.IN_APPLY.pass();
        }
    }

    /** Where a crash finds everything committed and nobody told. */
    private static void passCommitted(Writes writes) {
        if (FaultPoint.isAnyArmed() && !writes.news().isEmpty()) {
            FaultPoint.ACCEPTED.pass();
            if (FaultPoint.ACCEPT_REPLY_LOST.fails()) {
                throw new IllegalStateException("a fault point: the reply to the commit is lost");
            }
        }
    }

    private static List<Writes.NewPayment> without(Map<PaymentId, Taken> known, List<Writes.NewPayment> news) {
        return news.stream()
                .filter(written -> !known.containsKey(written.payment().id()))
                .toList();
    }

    private static boolean move(Connection connection, List<Writes.Change> changes) throws SQLException {
        List<Writes.Change> ordered = changes.stream()
                .sorted(Comparator.comparing(change -> change.payment().id()))
                .toList();
        return PaymentUpdates.move(connection, ordered);
    }

    private Chain.@Nullable Batch audit(Connection connection, List<Writes.NewPayment> news, List<AuditEntry> others)
            throws SQLException {
        List<AuditEntry> entries = new ArrayList<>(others);
        news.forEach(written -> entries.addAll(written.audit()));
        if (entries.isEmpty()) {
            return null;
        }
        Chain.Batch batch = chains.get().extend(entries);
        Evidence.audit(connection, entries, batch);
        FaultPoint.AUDIT_WRITTEN.pass();
        return batch;
    }
}
