package io.railhead.proving.simulation;

import io.railhead.engine.Ledger;
import io.railhead.engine.Payment;
import io.railhead.lifecycle.OutState;
import io.railhead.lifecycle.OutStates;
import io.railhead.payment.PaymentId;
import io.railhead.payment.Uetr;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the engine looks up, over committed rows alone. */
abstract class SimulatedReads implements Ledger {
    /** For how long a payment whose moment has come is lent to the node that asked. */
    private static final Duration LENT = Duration.ofSeconds(5);

    final Tables tables;
    final InstantSource time;

    SimulatedReads(Tables tables, InstantSource time) {
        this.tables = tables;
        this.time = time;
    }

    @Override
    public Map<PaymentId, Payment> load(Collection<PaymentId> ids) {
        return found(ids, tables.payments);
    }

    private static <K, V> Map<K, V> found(Collection<K> keys, Map<K, V> among) {
        Map<K, V> found = new HashMap<>();
        for (K key : keys) {
            V value = among.get(key);
            if (value != null) {
                found.put(key, value);
            }
        }
        return found;
    }

    @Override
    public Map<PaymentId, Payment> loadFinal(Collection<PaymentId> ids) {
        Map<PaymentId, Payment> found = load(ids);
        found.values().removeIf(payment -> !OutStates.isFinal(payment.state()));
        return found;
    }

    @Override
    public Map<InboxKey, InboxFound> inbox(Collection<InboxKey> keys) {
        return found(keys, tables.inbox);
    }

    @Override
    public Map<Uetr, PaymentId> byUetr(String link, Collection<Uetr> uetrs) {
        Map<Uetr, PaymentId> found = new HashMap<>();
        for (Uetr uetr : uetrs) {
            PaymentId payment = tables.uetrs.get(new Tables.Leg(link, uetr.value()));
            if (payment != null) {
                found.put(uetr, payment);
            }
        }
        return found;
    }

    @Override
    public Map<UUID, PaymentId> alike(Collection<UUID> marks, Instant since) {
        Map<UUID, PaymentId> found = new HashMap<>();
        for (UUID mark : marks) {
            Tables.Alike alike = tables.alike.get(mark);
            if (alike != null && !alike.at().isBefore(since)) {
                found.put(mark, alike.payment());
            }
        }
        return found;
    }

    @Override
    public List<PaymentId> byEndToEndId(String link, String endToEndId, int limit) {
        return tables.payments.values().stream()
                .filter(payment -> payment.scheme().equals(link))
                .filter(payment -> payment.transfer().endToEndId().equals(endToEndId))
                .map(Payment::id)
                .limit(limit)
                .toList();
    }

    @Override
    public List<PaymentId> queued(String link, boolean bulk, int limit) {
        return tables.queue(link, bulk).stream().limit(limit).toList();
    }

    @Override
    public int countQueued(String link, int limit) {
        return Math.min(
                limit,
                tables.queue(link, false).size() + tables.queue(link, true).size());
    }

    @Override
    public Unanswered countUnanswered(String link) {
        int single = 0;
        int bulk = 0;
        for (Payment payment : tables.payments.values()) {
            boolean waits =
                    payment.state() instanceof OutState.Submitted || payment.state() instanceof OutState.Accepted;
            if (waits && payment.wakeAt() != null && payment.scheme().equals(link)) {
                single += payment.bulk() ? 0 : 1;
                bulk += payment.bulk() ? 1 : 0;
            }
        }
        return new Unanswered(single, bulk);
    }

    @Override
    public List<Due> due(Instant now, int limit) {
        List<Due> due = new ArrayList<>();
        for (PaymentId id : tables.due(now, limit)) {
            Payment payment = tables.payments.get(id);
            if (payment != null) {
                tables.put(Tables.at(payment, payment.version(), time.instant().plus(LENT)));
                due.add(new Due(id, payment.version()));
            }
        }
        return due;
    }
}
