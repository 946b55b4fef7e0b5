package io.railhead.engine;

import io.railhead.audit.AuditEntry;
import io.railhead.audit.SecurityEvent;
import io.railhead.audit.Threat;
import io.railhead.lifecycle.Decision;
import io.railhead.lifecycle.Effect;
import io.railhead.lifecycle.OutEvent;
import io.railhead.lifecycle.OutState;
import io.railhead.lifecycle.OutStates;
import io.railhead.payment.PaymentId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The plan of one transaction, as it grows: where each touched payment is by now, and what has to be written.
 * Several events of one payment fold in the order in which they came. Used by one thread, once.
 */
final class Fold {
    /** What a payment looks like inside this plan. */
    private static final class Working {
        Payment payment;

        @Nullable Outgoing outgoing;

        boolean changed;

        Working(Payment payment) {
            this.payment = payment;
        }
    }

    private final Instant now;
    private final Schemes schemes;
    private final Map<PaymentId, Working> working = new TreeMap<>();
    private final Set<Lane> lanes = new LinkedHashSet<>();
    private final List<Writes.NewPayment> news = new ArrayList<>();
    private final Map<Ledger.InboxKey, Writes.InboxEntry> inbox = new LinkedHashMap<>();
    private final List<Writes.Kept> kept = new ArrayList<>();
    private final List<Writes.Parked> parked = new ArrayList<>();
    private final Set<PaymentId> stopSending = new TreeSet<>();
    private final List<AuditEntry> audit = new ArrayList<>();
    private final Set<PaymentId> moved = new LinkedHashSet<>();
    private final List<Payment> answered = new ArrayList<>();

    Fold(Instant now, Schemes schemes, Map<PaymentId, Payment> present) {
        // The database keeps microseconds; what we hash and compare must not know more than it.
        this.now = now.truncatedTo(ChronoUnit.MICROS);
        this.schemes = schemes;
        present.forEach((id, payment) -> working.put(id, new Working(payment)));
    }

    Instant now() {
        return now;
    }

    @Nullable Payment present(PaymentId id) {
        Working found = working.get(id);
        return found == null ? null : found.payment;
    }

    /** Lets the machine decide on one event of a payment that exists, and notes what follows. */
    Decision happen(PaymentId id, OutEvent event, String actor, @Nullable Received origin, Map<String, String> facts) {
        Working at = working.get(id);
        if (at == null) {
            return new Decision.Contradiction("there is no such payment");
        }
        Payment before = at.payment;
        Decision decision = Machine.decide(before, event);
        switch (decision) {
            case Decision.Moved to -> {
                at.payment = next(before, to);
                at.changed = true;
                effects(before, to.effects(), origin);
                note(audit, before, at.payment, actor, origin, facts);
                moved.add(id);
                if (awaitsAnswer(before) && !awaitsAnswer(at.payment)) {
                    answered.add(at.payment);
                }
            }
            case Decision.AlreadySo _ -> note(audit, before, before, actor, origin, facts);
            case Decision.Contradiction no -> {
                if (origin != null) {
                    // A wish of a person that cannot be met is answered to that person; only what the other
                    // side claims against what we know has to be looked at.
                    park(before.scheme(), origin, id, "payment", ParkReason.CONTRADICTION, no.why(), null);
                }
                note(audit, before, before, actor, origin, facts);
            }
        }
        return decision;
    }

    /** Claims an existing queued payment: from now on {@code outgoing} is what may be out. */
    Decision claim(PaymentId id, Outgoing outgoing, Lane lane) {
        Working at = working.get(id);
        if (at == null || !(at.payment.state() instanceof OutState.Queued)) {
            // Something that came first in this very batch took it out of the queue, such as a cancellation.
            return new Decision.AlreadySo();
        }
        Decision decision = happen(
                id,
                claimed(outgoing),
                "gateway",
                null,
                Map.of("message", outgoing.ids().messageId()));
        if (decision instanceof Decision.Moved) {
            at.payment = at.payment.claimed(outgoing.ids(), outgoing.createdAt());
            at.outgoing = outgoing;
            lanes.add(lane);
        }
        return decision;
    }

    /** Notes the scheme's own reference of a payment. */
    void reference(PaymentId id, String clearingSystemReference) {
        Working at = working.get(id);
        if (at != null && at.changed) {
            at.payment = at.payment.referenced(clearingSystemReference);
        }
    }

    /**
     * Takes a new payment in, and claims it in the same stroke when a message is given.
     *
     * @return the payment as T1 will commit it
     */
    Payment accept(Acceptance acceptance, @Nullable Outgoing outgoing, @Nullable Lane lane) {
        List<AuditEntry> own = new ArrayList<>();
        Payment payment = acceptance.payment();
        note(own, null, payment, payment.clientId(), null, acceptance.facts());
        OutEvent first = acceptance.postponedTo() == null
                ? new OutEvent.Cleared(schemes.expiry(payment.scheme(), now))
                : new OutEvent.Postponed(
                        acceptance.postponedTo(),
                        acceptance
                                .postponedTo()
                                .atStartOfDay(schemes.zone(payment.scheme()))
                                .toInstant());
        payment = step(payment, first, own, Map.of());
        if (outgoing != null && lane != null) {
            payment = step(
                            payment,
                            claimed(outgoing),
                            own,
                            Map.of("message", outgoing.ids().messageId()))
                    .claimed(outgoing.ids(), outgoing.createdAt());
            lanes.add(lane);
        }
        news.add(new Writes.NewPayment(acceptance, payment, response(acceptance, payment), outgoing, own));
        return payment;
    }

    private static byte[] response(Acceptance acceptance, Payment payment) {
        return switch (acceptance.origin()) {
            case Acceptance.Origin.Request request -> request.response().apply(payment);
            case Acceptance.Origin.Item _ -> new byte[0];
        };
    }

    private Payment step(Payment payment, OutEvent event, List<AuditEntry> own, Map<String, String> facts) {
        if (Machine.decide(payment, event) instanceof Decision.Moved to) {
            Payment next = next(payment, to);
            note(own, payment, next, "gateway", null, facts);
            return next;
        }
        throw new IllegalStateException("a new payment cannot take " + event);
    }

    private Payment next(Payment before, Decision.Moved to) {
        Instant wake = before.wakeAt();
        for (Effect effect : to.effects()) {
            if (effect instanceof Effect.WakeAt at) {
                wake = at.when();
            } else if (effect instanceof Effect.Sleep) {
                wake = null;
            }
        }
        return before.moved(to.next(), wake, OutStates.isFinal(to.next()) ? now : null);
    }

    /** Whether the payment uses its link's credit. */
    private static boolean awaitsAnswer(Payment payment) {
        return payment.state() instanceof OutState.Submitted || payment.state() instanceof OutState.Accepted;
    }

    private static OutEvent.Claimed claimed(Outgoing outgoing) {
        return new OutEvent.Claimed(outgoing.createdAt(), outgoing.answerBy(), outgoing.sendBy());
    }

    private void effects(Payment payment, List<Effect> effects, @Nullable Received origin) {
        for (Effect effect : effects) {
            switch (effect) {
                // The claim brings its message along; see claim() and accept(). Clocks are in next().
                case Effect.Send _, Effect.WakeAt _, Effect.Sleep _ -> {}
                case Effect.StopSending _ -> stopSending.add(payment.id());
                case Effect.Park park ->
                    park(payment.scheme(), origin, payment.id(), "payment", ParkReason.ATTENTION, park.why(), null);
            }
        }
    }

    void keep(Received received, Writes.Kept message) {
        if (received.oddity() == null) {
            kept.add(message);
        }
    }

    /** Whether this key is new to the plan; then it is noted. */
    Writes.@Nullable InboxEntry inboxHere(Ledger.InboxKey key) {
        return inbox.get(key);
    }

    void inbox(Writes.InboxEntry entry) {
        inbox.put(new Ledger.InboxKey(entry.link(), entry.sender(), entry.businessMessageId()), entry);
    }

    void park(
            String link,
            @Nullable Received origin,
            @Nullable PaymentId payment,
            String kind,
            ParkReason reason,
            String detail,
            @Nullable String candidates) {
        parked.add(new Writes.Parked(
                link, origin == null ? null : origin.id(), payment, kind, reason, detail, candidates, now));
        Threat threat = reason.threat();
        Map<String, String> facts = new TreeMap<>(Map.of("code", reason.code(), "why", detail));
        if (threat != null) {
            facts.put("class", threat.word());
        }
        audit.add(AuditEntry.now(
                now,
                payment == null ? null : payment.value(),
                origin == null ? null : origin.id().value(),
                threat == null ? kind + ".parked" : SecurityEvent.PREFIX + "parked",
                "link " + link,
                facts));
    }

    void noteMessage(Received received, String event, Map<String, String> facts) {
        audit.add(AuditEntry.now(now, null, received.id().value(), event, "link " + received.link(), facts));
    }

    private void note(
            List<AuditEntry> to,
            @Nullable Payment before,
            Payment after,
            String actor,
            @Nullable Received origin,
            Map<String, String> facts) {
        Map<String, String> detail = new TreeMap<>(facts);
        boolean moved = before == null || !name(before).equals(name(after));
        if (before != null && moved) {
            detail.put("from", name(before));
        }
        to.add(AuditEntry.now(
                now,
                after.id().value(),
                origin == null ? null : origin.id().value(),
                moved ? "payment." + name(after) : "payment.noted",
                actor,
                detail));
    }

    private static String name(Payment payment) {
        return OutStates.name(payment.state());
    }

    Writes writes() {
        List<Writes.Change> changes = working.values().stream()
                .filter(at -> at.changed)
                .map(at -> new Writes.Change(at.payment, at.outgoing))
                .toList();
        return new Writes(
                List.copyOf(lanes),
                news,
                changes,
                List.copyOf(inbox.values()),
                kept,
                parked,
                List.copyOf(stopSending),
                audit);
    }

    /** A new payment of this plan as it was written. */
    Writes.NewPayment written(PaymentId id) {
        return news.stream()
                .filter(written -> written.payment().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** The payments that changed their state, in order and as they are at the end of the plan; for those who wait for one. */
    List<Payment> moved() {
        return moved.stream()
                .map(working::get)
                .filter(Objects::nonNull)
                .map(at -> at.payment)
                .toList();
    }

    /** The messages that this plan lets out, but for new payments whose request was known. */
    List<Outgoing> leaving(Set<PaymentId> known) {
        List<Outgoing> leaving = new ArrayList<>();
        for (Writes.NewPayment written : news) {
            if (written.outgoing() != null && !known.contains(written.payment().id())) {
                leaving.add(written.outgoing());
            }
        }
        for (Working at : working.values()) {
            if (at.outgoing != null) {
                leaving.add(at.outgoing);
            }
        }
        return leaving;
    }

    /** The links for which this plan leaves something in the queue. */
    Set<String> queuedLinks() {
        Set<String> links = new TreeSet<>();
        news.forEach(written -> addIfQueued(written.payment(), links));
        moved().forEach(payment -> addIfQueued(payment, links));
        return links;
    }

    private static void addIfQueued(Payment payment, Set<String> links) {
        if (payment.state() instanceof OutState.Queued) {
            links.add(payment.scheme());
        }
    }

    /** The payments that no longer use their link's credit. */
    List<Payment> answered() {
        return answered;
    }

    boolean isEmpty() {
        return news.isEmpty() && kept.isEmpty() && parked.isEmpty() && audit.isEmpty();
    }
}
