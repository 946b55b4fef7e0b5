package io.railhead.engine;

import io.railhead.audit.AuditEntry;
import io.railhead.lifecycle.OutState;
import io.railhead.lifecycle.OutStates;
import io.railhead.message.Digest;
import io.railhead.message.MessageId;
import io.railhead.payment.PaymentId;
import io.railhead.payment.Uetr;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A ledger in memory that keeps the promises of the real one: versions, request keys, inbox, lanes, all or nothing.
 * It can be told to fail in each of the ways that a database has. Thread-safe by one lock.
 */
public final class MemoryLedger implements Ledger {
    /** How a commit may go wrong. */
    enum Trouble {
        /** Nothing was written, and that is known. */
        UNAVAILABLE,
        /** It was written, and nobody was told. */
        UNKNOWN_DONE,
        /** It was not written, and nobody was told. */
        UNKNOWN_UNDONE,
        /** The driver throws what nobody foresaw. */
        DEFECT
    }

    private record Request(Digest fingerprint, PaymentId payment, byte[] response) {}

    private final Map<PaymentId, Payment> payments = new TreeMap<>();
    private final Map<String, Request> requests = new HashMap<>();
    private final Map<InboxKey, InboxFound> inbox = new HashMap<>();
    private final Map<String, PaymentId> uetrs = new HashMap<>();
    private final Map<String, Lane> lanes = new HashMap<>();
    private final Map<MessageId, Outgoing> outbox = new LinkedHashMap<>();
    private final List<Writes.Kept> kept = new ArrayList<>();
    private final List<Writes.Parked> parked = new ArrayList<>();
    private final List<AuditEntry> audit = new ArrayList<>();
    private final Deque<Trouble> troubles = new ArrayDeque<>();
    private final Deque<Runnable> beforeCommits = new ArrayDeque<>();
    private Predicate<Writes> unfit = _ -> false;
    private boolean unreachable;
    private boolean searchBroken;
    private int commits;

    /** What the next commits, in order, run into. */
    synchronized void trouble(Trouble... next) {
        troubles.addAll(List.of(next));
    }

    /** Somebody else comes in between, just before the next commit. */
    synchronized void beforeCommit(Runnable somebodyElse) {
        beforeCommits.add(somebodyElse);
    }

    /** Writes that hold a value which no column takes. */
    synchronized void refuse(Predicate<Writes> value) {
        unfit = value;
    }

    synchronized void unreachable(boolean now) {
        unreachable = now;
    }

    /** Only the look-up of candidates fails, late in a plan. */
    synchronized void breakSearch() {
        searchBroken = true;
    }

    synchronized void grant(Lane lane) {
        lanes.put(lane.link(), lane);
    }

    public synchronized void put(Payment payment) {
        payments.put(payment.id(), payment);
        if (payment.ids() != null) {
            uetrs.put(uetrKey(payment.scheme(), payment.ids().uetr()), payment.id());
        }
    }

    synchronized Payment get(PaymentId id) {
        Payment found = payments.get(id);
        if (found == null) {
            throw new AssertionError("no payment " + id);
        }
        return found;
    }

    synchronized boolean has(PaymentId id) {
        return payments.containsKey(id);
    }

    synchronized List<Payment> all() {
        return List.copyOf(payments.values());
    }

    synchronized List<Outgoing> outbox() {
        return List.copyOf(outbox.values());
    }

    public synchronized List<Writes.Parked> parked() {
        return List.copyOf(parked);
    }

    synchronized List<Writes.Kept> kept() {
        return List.copyOf(kept);
    }

    public synchronized List<AuditEntry> audit() {
        return List.copyOf(audit);
    }

    synchronized int commits() {
        return commits;
    }

    @Override
    public synchronized Committed commit(Writes writes) {
        List<Runnable> now = List.copyOf(beforeCommits);
        beforeCommits.clear();
        now.forEach(Runnable::run);
        Trouble trouble = troubles.poll();
        if (trouble == Trouble.UNAVAILABLE) {
            return new Committed.Unavailable("no connection");
        }
        if (trouble == Trouble.UNKNOWN_UNDONE) {
            return new Committed.Unknown("the line went dead");
        }
        if (trouble == Trouble.DEFECT) {
            throw new IllegalStateException("not foreseen");
        }
        Committed outcome = tryCommit(writes);
        return trouble == Trouble.UNKNOWN_DONE ? new Committed.Unknown("the line went dead") : outcome;
    }

    private Committed tryCommit(Writes writes) {
        if (unfit.test(writes)) {
            return new Committed.Unfit("a value does not fit");
        }
        if (!writes.lanes().stream().allMatch(lane -> lane.equals(lanes.get(lane.link())))) {
            return new Committed.LaneLost();
        }
        boolean stale = writes.inbox().stream().anyMatch(entry -> inbox.containsKey(key(entry)))
                || writes.changes().stream().anyMatch(change -> isStale(change.payment()));
        if (stale) {
            return new Committed.Stale();
        }
        commits++;
        Map<PaymentId, Taken> known = new HashMap<>();
        writes.news().forEach(written -> take(written, known));
        writes.changes().forEach(this::move);
        writes.inbox()
                .forEach(entry -> inbox.put(
                        key(entry),
                        new InboxFound(entry.document(), entry.message().value())));
        kept.addAll(writes.kept());
        parked.addAll(writes.parked());
        audit.addAll(writes.audit());
        outbox.values().removeIf(message -> writes.stopSending().contains(message.payment()));
        return new Committed.Done(known);
    }

    private static InboxKey key(Writes.InboxEntry entry) {
        return new InboxKey(entry.link(), entry.sender(), entry.businessMessageId());
    }

    private boolean isStale(Payment wanted) {
        Payment there = payments.get(wanted.id());
        return there == null || there.version() != wanted.version();
    }

    private void take(Writes.NewPayment written, Map<PaymentId, Taken> known) {
        Payment payment = written.payment();
        switch (written.acceptance().origin()) {
            case Acceptance.Origin.Request request -> {
                String key = payment.participant() + " " + payment.clientId() + " " + request.key();
                Request there =
                        requests.putIfAbsent(key, new Request(request.fingerprint(), payment.id(), written.response()));
                if (there != null) {
                    known.put(
                            payment.id(),
                            there.fingerprint().equals(request.fingerprint())
                                    ? new Taken.Replayed(there.payment().value(), there.response())
                                    : new Taken.KeyReused());
                    return;
                }
            }
            case Acceptance.Origin.Item _ -> {
                if (payments.containsKey(payment.id())) {
                    known.put(payment.id(), new Taken.Replayed(payment.id().value(), new byte[0]));
                    return;
                }
            }
        }
        put(payment);
        audit.addAll(written.audit());
        send(written.outgoing());
    }

    private void move(Writes.Change change) {
        put(at(change.payment(), change.payment().version() + 1));
        send(change.outgoing());
    }

    private void send(@Nullable Outgoing outgoing) {
        if (outgoing != null) {
            outbox.put(outgoing.id(), outgoing);
        }
    }

    /** T3, as the relay does it. */
    synchronized void confirmed(MessageId message) {
        outbox.remove(message);
    }

    /** The payment at another version, as if somebody else had touched it. */
    static Payment at(Payment payment, int version) {
        return new Payment(
                payment.id(),
                version,
                payment.participant(),
                payment.clientId(),
                payment.scheme(),
                payment.packDigest(),
                payment.terms(),
                payment.transfer(),
                payment.state(),
                payment.ids(),
                payment.clearingSystemReference(),
                payment.warnings(),
                payment.fileId(),
                payment.bulk(),
                payment.receivedAt(),
                payment.submittedAt(),
                payment.finalAt(),
                payment.wakeAt());
    }

    private void reach() {
        if (unreachable) {
            throw new LedgerUnreachable(new IllegalStateException("cut off"));
        }
    }

    @Override
    public synchronized Map<PaymentId, Payment> load(Collection<PaymentId> ids) {
        reach();
        Map<PaymentId, Payment> found = new HashMap<>();
        ids.stream().filter(payments::containsKey).forEach(id -> found.put(id, get(id)));
        return found;
    }

    @Override
    public synchronized Map<PaymentId, Payment> loadFinal(Collection<PaymentId> ids) {
        Map<PaymentId, Payment> found = load(ids);
        found.values().removeIf(payment -> !OutStates.isFinal(payment.state()));
        return found;
    }

    @Override
    public synchronized Map<InboxKey, InboxFound> inbox(Collection<InboxKey> keys) {
        reach();
        Map<InboxKey, InboxFound> found = new HashMap<>(inbox);
        found.keySet().retainAll(keys);
        return found;
    }

    private static String uetrKey(String link, Uetr uetr) {
        return link + " " + uetr;
    }

    @Override
    public synchronized Map<UUID, PaymentId> alike(Collection<UUID> marks, Instant since) {
        reach();
        Map<UUID, PaymentId> found = new HashMap<>();
        payments.values().stream()
                .filter(payment -> !payment.receivedAt().isBefore(since))
                .sorted(Comparator.comparing(Payment::id))
                .filter(payment -> marks.contains(Likeness.mark(payment)))
                .forEach(payment -> found.put(Likeness.mark(payment), payment.id()));
        return found;
    }

    @Override
    public synchronized Map<Uetr, PaymentId> byUetr(String link, Collection<Uetr> wanted) {
        reach();
        Map<Uetr, PaymentId> found = new HashMap<>();
        for (Uetr uetr : wanted) {
            PaymentId payment = uetrs.get(uetrKey(link, uetr));
            if (payment != null) {
                found.put(uetr, payment);
            }
        }
        return found;
    }

    @Override
    public synchronized List<PaymentId> byEndToEndId(String link, String endToEndId, int limit) {
        reach();
        if (searchBroken) {
            throw new LedgerUnreachable(new IllegalStateException("cut off in the middle"));
        }
        return onLink(link)
                .filter(payment -> payment.transfer().endToEndId().equals(endToEndId))
                .map(Payment::id)
                .limit(limit)
                .toList();
    }

    private Stream<Payment> onLink(String link) {
        return payments.values().stream().filter(payment -> payment.scheme().equals(link));
    }

    private Stream<Payment> queuedOn(String link) {
        return onLink(link).filter(payment -> payment.state() instanceof OutState.Queued);
    }

    @Override
    public synchronized List<PaymentId> queued(String link, boolean bulk, int limit) {
        reach();
        return queuedOn(link)
                .filter(payment -> payment.bulk() == bulk)
                .map(Payment::id)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized int countQueued(String link, int limit) {
        reach();
        return (int) queuedOn(link).limit(limit).count();
    }

    @Override
    public synchronized Unanswered countUnanswered(String link) {
        reach();
        List<Payment> waiting = onLink(link)
                .filter(payment ->
                        payment.state() instanceof OutState.Submitted || payment.state() instanceof OutState.Accepted)
                .toList();
        int bulk = (int) waiting.stream().filter(Payment::bulk).count();
        return new Unanswered(waiting.size() - bulk, bulk);
    }

    @Override
    public synchronized List<Due> due(Instant now, int limit) {
        reach();
        List<Payment> due = payments.values().stream()
                .filter(payment -> payment.wakeAt() != null && !payment.wakeAt().isAfter(now))
                .limit(limit)
                .toList();
        for (Payment payment : due) {
            payments.put(
                    payment.id(), payment.moved(payment.state(), now.plus(Duration.ofSeconds(5)), payment.finalAt()));
        }
        return due.stream()
                .map(payment -> new Due(payment.id(), payment.version()))
                .toList();
    }
}
