package io.railhead.proving.simulation;

import io.railhead.engine.Acceptance.Origin;
import io.railhead.engine.Likeness;
import io.railhead.engine.Outgoing;
import io.railhead.engine.Payment;
import io.railhead.engine.Taken;
import io.railhead.engine.Writes;
import io.railhead.payment.PaymentId;
import io.railhead.payment.Uetr;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The registers that tell whether a new payment is one: of request keys, of file items, of UETRs, of marks. */
final class Registers {
    private Registers() {}

    /** Of these the payments that are new; of the others notes what was found. Writes nothing. */
    static List<Writes.NewPayment> unknown(Tables tables, List<Writes.NewPayment> news, Map<PaymentId, Taken> known) {
        Map<Tables.RequestKey, Tables.Request> here = new HashMap<>();
        Map<Tables.Leg, PaymentId> uetrsHere = new HashMap<>();
        List<Writes.NewPayment> fresh = new ArrayList<>();
        for (Writes.NewPayment written : news) {
            Taken found = usedUetr(tables, uetrsHere, written.acceptance().payment());
            if (found == null) {
                found = switch (written.acceptance().origin()) {
                    case Origin.Request request -> request(tables, here, written, request);
                    case Origin.Item _ -> item(tables, written.payment().id());
                };
            }
            if (found == null) {
                fresh.add(written);
            } else {
                known.put(written.payment().id(), found);
            }
        }
        return fresh;
    }

    /** As it was asked for: one that leaves in the same stroke has its UETR among its ids by now. */
    private static @Nullable Taken usedUetr(Tables tables, Map<Tables.Leg, PaymentId> here, Payment asked) {
        Uetr uetr = asked.uetr();
        if (uetr == null) {
            return null;
        }
        Tables.Leg leg = new Tables.Leg(asked.scheme(), uetr.value());
        PaymentId holder = tables.uetrs.get(leg);
        if (holder == null) {
            holder = here.putIfAbsent(leg, asked.id());
        }
        return holder == null || holder.equals(asked.id()) ? null : new Taken.UetrUsed();
    }

    private static @Nullable Taken request(
            Tables tables,
            Map<Tables.RequestKey, Tables.Request> here,
            Writes.NewPayment written,
            Origin.Request request) {
        Tables.RequestKey key = SimulatedLedger.requestKey(written.payment(), request);
        Tables.Request there = tables.requests.get(key);
        if (there == null) {
            there = here.putIfAbsent(
                    key,
                    new Tables.Request(request.fingerprint(), written.payment().id(), written.response()));
        }
        if (there == null) {
            return null;
        }
        return there.fingerprint().equals(request.fingerprint())
                ? new Taken.Replayed(there.payment().value(), there.response())
                : new Taken.KeyReused();
    }

    private static @Nullable Taken item(Tables tables, PaymentId id) {
        return tables.payments.containsKey(id) ? new Taken.Replayed(id.value(), new byte[0]) : null;
    }

    /** False when somebody else noted a first one of a kind meanwhile: these have to be compared again. */
    static boolean compared(Tables tables, List<Writes.NewPayment> news) {
        for (Writes.NewPayment written : news) {
            Likeness likeness = written.acceptance().likeness();
            Tables.Alike known = likeness == null ? null : tables.alike.get(likeness.mark());
            if (likeness != null
                    && likeness.earlier() == null
                    && known != null
                    && !known.at().isBefore(likeness.since())) {
                return false;
            }
        }
        return true;
    }

    /** Whether nothing leaves under a UETR that is another payment's on its link. */
    static boolean ownUetrs(Tables tables, List<Outgoing> outgoing) {
        return outgoing.stream().allMatch(message -> {
            Tables.Leg leg = new Tables.Leg(message.link(), message.ids().uetr().value());
            return tables.uetrs.getOrDefault(leg, message.payment()).equals(message.payment());
        });
    }

    static void note(Tables tables, List<Writes.NewPayment> news) {
        for (Writes.NewPayment written : news) {
            Payment payment = written.payment();
            if (written.acceptance().origin() instanceof Origin.Request request) {
                tables.requests.put(
                        SimulatedLedger.requestKey(payment, request),
                        new Tables.Request(request.fingerprint(), payment.id(), written.response()));
            }
            Uetr uetr = written.acceptance().payment().uetr();
            if (uetr != null) {
                tables.uetrs.put(new Tables.Leg(payment.scheme(), uetr.value()), payment.id());
            }
            Likeness likeness = written.acceptance().likeness();
            if (likeness != null) {
                tables.alike.put(likeness.mark(), new Tables.Alike(payment.id(), payment.receivedAt()));
            }
        }
    }
}
