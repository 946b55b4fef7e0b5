package io.railhead.engine;

import io.railhead.payment.PaymentId;
import io.railhead.payment.Warning;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Warns of payments that look like an earlier one: often an honest repetition, sometimes a file or an order that was
 * sent twice by mistake. One look into the register for a whole batch; the payment is taken in any case.
 */
final class Likenesses {
    private static final String FACT = "looksLike";
    private static final String CODE = "LOOKS-LIKE-ANOTHER";

    private final Ledger ledger;
    private final Duration within;

    /** @param within how far back to look; zero: not at all */
    Likenesses(Ledger ledger, Duration within) {
        this.ledger = ledger;
        this.within = within;
    }

    /** What looks like the new payments of this batch. */
    Found lookUp(List<Work> batch, Instant now) {
        Map<PaymentId, UUID> marks = new HashMap<>();
        for (Work work : batch) {
            if (work instanceof Work.Accept accept && within.isPositive()) {
                Payment payment = accept.acceptance().payment();
                marks.put(payment.id(), Likeness.mark(payment));
            }
        }
        Instant since = now.minus(within);
        Map<UUID, PaymentId> earlier = marks.isEmpty()
                ? Map.of()
                : ledger.alike(marks.values().stream().collect(Collectors.toSet()), since);
        return new Found(marks, since, earlier);
    }

    /** For one turn of one batch. */
    static final class Found {
        private final Map<PaymentId, UUID> marks;
        private final Instant since;
        private final Map<UUID, PaymentId> earlier;
        /** The payments of the batch itself, as they come. */
        private final Map<UUID, PaymentId> here = new HashMap<>();

        private Found(Map<PaymentId, UUID> marks, Instant since, Map<UUID, PaymentId> earlier) {
            this.marks = marks;
            this.since = since;
            this.earlier = earlier;
        }

        /** The same with a warning, where it looks like one that came before. */
        Acceptance compared(Acceptance acceptance) {
            Payment payment = acceptance.payment();
            UUID mark = marks.get(payment.id());
            if (mark == null) {
                return acceptance;
            }
            PaymentId stored = earlier.get(mark);
            PaymentId beside = here.putIfAbsent(mark, payment.id());
            Likeness likeness = new Likeness(mark, since, stored);
            PaymentId like = other(stored != null ? stored : beside, payment.id());
            if (like == null) {
                return new Acceptance(
                        payment, acceptance.origin(), acceptance.postponedTo(), acceptance.facts(), likeness);
            }
            Map<String, String> facts = new TreeMap<>(acceptance.facts());
            facts.put(FACT, like.toString());
            return new Acceptance(
                    payment.warned(new Warning(
                            CODE,
                            null,
                            "It looks like payment " + like
                                    + ": the same accounts, amount and reference. Make sure that it is meant twice.")),
                    acceptance.origin(),
                    acceptance.postponedTo(),
                    facts,
                    likeness);
        }

        /** A payment that is asked for again, as after an unknown end, does not look like itself. */
        private static @Nullable PaymentId other(@Nullable PaymentId found, PaymentId self) {
            return self.equals(found) ? null : found;
        }
    }
}
