package io.railhead.proving.simulation;

import io.railhead.engine.Lane;
import io.railhead.engine.Ledger;
import io.railhead.engine.Outgoing;
import io.railhead.engine.Payment;
import io.railhead.engine.Writes;
import io.railhead.lifecycle.OutState;
import io.railhead.message.Digest;
import io.railhead.message.MessageId;
import io.railhead.payment.PaymentId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is committed. Survives every crash of a node; used by one thread. */
final class Tables {
    record RequestKey(String participant, String client, String key) {}

    record Request(Digest fingerprint, PaymentId payment, byte[] response) {}

    record Leg(String link, UUID uetr) {}

    record Alike(PaymentId payment, Instant at) {}

    record LaneKey(String link, String node) {}

    record LaneRow(long epoch, Instant until) {}

    record OutboxRow(Outgoing message, String node) {}

    private record Queue(String link, boolean bulk) {}

    private record Clock(Instant at, PaymentId payment) {}

    final Map<PaymentId, Payment> payments = new TreeMap<>();
    final Map<RequestKey, Request> requests = new HashMap<>();
    final Map<Ledger.InboxKey, Ledger.InboxFound> inbox = new HashMap<>();
    final Map<Leg, PaymentId> uetrs = new HashMap<>();
    final Map<UUID, Alike> alike = new HashMap<>();
    final Map<LaneKey, LaneRow> lanes =
            new TreeMap<>(Comparator.comparing(LaneKey::link).thenComparing(LaneKey::node));
    final Map<MessageId, OutboxRow> outbox = new LinkedHashMap<>();
    final List<Writes.Parked> parked = new ArrayList<>();

    private final TreeSet<Clock> clocks =
            new TreeSet<>(Comparator.comparing(Clock::at).thenComparing(Clock::payment));
    private final Map<Queue, SortedSet<PaymentId>> queues = new HashMap<>();

    /** Writes a payment, and keeps the indexes. */
    void put(Payment payment) {
        Payment before = payments.put(payment.id(), payment);
        if (before != null && before.wakeAt() != null) {
            clocks.remove(new Clock(before.wakeAt(), before.id()));
        }
        if (payment.wakeAt() != null) {
            clocks.add(new Clock(payment.wakeAt(), payment.id()));
        }
        SortedSet<PaymentId> queue = queue(payment.scheme(), payment.bulk());
        if (payment.state() instanceof OutState.Queued) {
            queue.add(payment.id());
        } else {
            queue.remove(payment.id());
        }
    }

    SortedSet<PaymentId> queue(String link, boolean bulk) {
        return queues.computeIfAbsent(new Queue(link, bulk), _ -> new TreeSet<>());
    }

    /** The payments whose moment has come, the longest overdue first. */
    List<PaymentId> due(Instant now, int limit) {
        List<PaymentId> due = new ArrayList<>();
        for (Clock clock : clocks) {
            if (due.size() == limit || clock.at().isAfter(now)) {
                break;
            }
            due.add(clock.payment());
        }
        return due;
    }

    boolean holds(Lane lane) {
        LaneRow row = lanes.get(new LaneKey(lane.link(), lane.node()));
        return row != null && row.epoch() == lane.epoch();
    }

    /** The payment at another version, and to be woken at another moment. */
    static Payment at(Payment payment, int version, @Nullable Instant wakeAt) {
        return with(payment, version, payment.state(), wakeAt);
    }

    static Payment with(Payment payment, int version, OutState state, @Nullable Instant wakeAt) {
        return new Payment(
                payment.id(),
                version,
                payment.participant(),
                payment.clientId(),
                payment.scheme(),
                payment.packDigest(),
                payment.terms(),
                payment.transfer(),
                state,
                payment.ids(),
                payment.clearingSystemReference(),
                payment.warnings(),
                payment.fileId(),
                payment.bulk(),
                payment.receivedAt(),
                payment.submittedAt(),
                payment.finalAt(),
                wakeAt,
                payment.uetr());
    }
}
