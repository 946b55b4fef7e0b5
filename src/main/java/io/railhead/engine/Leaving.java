package io.railhead.engine;

import io.railhead.lifecycle.OutState;
import io.railhead.payment.PaymentId;
import java.time.Instant;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Builds and signs what may leave in a batch, outside the transaction and in parallel, for the works whose
 * gate is open. Every credit that is taken here is given back unless the batch commits.
 */
final class Leaving {
    /** One signed message with the lane it leaves by. */
    record Ready(Outgoing outgoing, Lane lane) {}

    private record Candidate(Work work, Payment payment, Lane lane) {}

    private final Gates gates;
    private final MessageFactory factory;

    Leaving(Gates gates, MessageFactory factory) {
        this.gates = gates;
        this.factory = factory;
    }

    /** What came of it: the signed messages by work, and those that could not be built, with the reason. */
    record Result(IdentityHashMap<Work, Ready> ready, IdentityHashMap<Work, String> unbuildable) {}

    Result prepare(List<Work> batch, Map<PaymentId, Payment> present, Instant at) {
        List<Candidate> candidates = batch.stream()
                .map(work -> candidate(work, present, at))
                .flatMap(Optional::stream)
                .toList();
        // By identity: what a piece of work holds is large, and two pieces are never the same one.
        IdentityHashMap<Work, Ready> ready = new IdentityHashMap<>();
        IdentityHashMap<Work, String> unbuildable = new IdentityHashMap<>();
        for (Built built : build(candidates, at)) {
            if (built.ready() != null) {
                ready.put(built.work(), built.ready());
            } else {
                unbuildable.put(built.work(), String.valueOf(built.why()));
                giveBack(built.work());
            }
        }
        return new Result(ready, unbuildable);
    }

    private List<Built> build(List<Candidate> candidates, Instant at) {
        try {
            Stream<Candidate> each = factory.isCostly() ? candidates.parallelStream() : candidates.stream();
            return each.map(candidate -> build(candidate, at)).toList();
        } catch (RuntimeException | Error defect) {
            // Such as a key that cannot be used just now: nothing of this batch leaves, and no credit is lost.
            candidates.forEach(candidate -> giveBack(candidate.work()));
            throw defect;
        }
    }

    /** Gives back the credits that were taken here for what does not leave after all. */
    void giveBack(Result taken) {
        taken.ready().keySet().forEach(this::giveBack);
    }

    /** The credit of a claim belongs to whoever asked for the claim; only that of a new payment was taken here. */
    private void giveBack(Work work) {
        if (work instanceof Work.Accept accept) {
            Payment payment = accept.acceptance().payment();
            gates.giveBack(payment.scheme(), payment.bulk());
        }
    }

    private Optional<Candidate> candidate(Work work, Map<PaymentId, Payment> present, Instant at) {
        return switch (work) {
            case Work.Accept accept
            when accept.acceptance().postponedTo() == null -> {
                Payment payment = accept.acceptance().payment();
                Optional<Lane> lane = gates.tryLeave(payment.scheme(), payment.bulk());
                yield lane.map(held -> new Candidate(work, payment, held));
            }
            case Work.Claim claim -> {
                Payment payment = present.get(claim.shard());
                Optional<Lane> lane = gates.open(claim.link());
                yield payment != null && mayStillLeave(payment, at) && lane.isPresent()
                        ? Optional.of(new Candidate(work, payment, lane.get()))
                        : Optional.empty();
            }
            case Work.Accept _ -> Optional.empty();
            case Work.Apply _ -> Optional.empty();
            case Work.Happened _ -> Optional.empty();
            case Work.Wake _ -> Optional.empty();
        };
    }

    /** Whether it is queued and not too old; the clock for its age may not have rung yet. */
    private static boolean mayStillLeave(Payment payment, Instant at) {
        return payment.state() instanceof OutState.Queued queued && !isOver(queued, at);
    }

    static boolean isOver(OutState.Queued queued, Instant at) {
        return queued.expiresAt() != null && !queued.expiresAt().isAfter(at);
    }

    private record Built(
            Work work, @Nullable Ready ready, @Nullable String why) {}

    private Built build(Candidate candidate, Instant at) {
        try {
            return new Built(
                    candidate.work(), new Ready(factory.requestOf(candidate.payment(), at), candidate.lane()), null);
        } catch (MessageFactory.Unbuildable defect) {
            return new Built(candidate.work(), null, defect.getMessage());
        }
    }
}
