package io.railhead.engine;

import io.railhead.payment.PaymentId;
import io.railhead.payment.Uetr;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Port: durable state. Reads see committed rows alone; every failure to reach the database is a {@link LedgerUnreachable}. */
public interface Ledger {
    Map<PaymentId, Payment> load(Collection<PaymentId> ids);

    /** Those of the payments that are final by now. */
    Map<PaymentId, Payment> loadFinal(Collection<PaymentId> ids);

    /** One transaction. */
    Committed commit(Writes writes);

    /** What the inbox knows of these keys. */
    Map<InboxKey, InboxFound> inbox(Collection<InboxKey> keys);

    /** Which payment a UETR is on this link, for those that are known. */
    Map<Uetr, PaymentId> byUetr(String link, Collection<Uetr> uetrs);

    /** The newest payment since then for each of these marks ({@link Likeness}) that has one. */
    Map<UUID, PaymentId> alike(Collection<UUID> marks, Instant since);

    /** Payments that might be meant by an end-to-end id: candidates, never a match. */
    List<PaymentId> byEndToEndId(String link, String endToEndId, int limit);

    /** The oldest queued payments of a link, those of files apart from the others. */
    List<PaymentId> queued(String link, boolean bulk, int limit);

    /** How many payments of a link are queued, counted up to a limit. */
    int countQueued(String link, int limit);

    /** How many payments of a link wait for an answer: what its credit is spent on. */
    Unanswered countUnanswered(String link);

    /**
     * Payments whose moment has come. Each is lent to this caller for a few seconds, so that another node
     * does not take it too; one that is not acted upon comes again.
     */
    List<Due> due(Instant now, int limit);

    /** A payment whose moment has come, at the version that asked for it. */
    record Due(PaymentId payment, int version) {}

    record InboxKey(String link, String sender, String businessMessageId) {}

    record InboxFound(io.railhead.message.Digest document, UUID message) {}

    record Unanswered(int single, int bulk) {}

    /** The database cannot be reached or does not answer. */
    final class LedgerUnreachable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public LedgerUnreachable(Throwable cause) {
            super(cause);
        }
    }
}
