package io.railhead.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.engine.Acceptance;
import io.railhead.engine.Engine;
import io.railhead.engine.Gates;
import io.railhead.engine.LaneKeeper;
import io.railhead.engine.MessageFactory;
import io.railhead.engine.Names;
import io.railhead.engine.Outgoing;
import io.railhead.engine.Payment;
import io.railhead.engine.Schemes;
import io.railhead.engine.Taken;
import io.railhead.engine.Wire;
import io.railhead.lifecycle.Decision;
import io.railhead.lifecycle.Meaning;
import io.railhead.lifecycle.OutEvent;
import io.railhead.lifecycle.OutState;
import io.railhead.message.Digest;
import io.railhead.message.MessageKind;
import io.railhead.message.Reason;
import io.railhead.message.StatusCode;
import io.railhead.payment.Currency;
import io.railhead.payment.Money;
import io.railhead.payment.Transfer;
import io.railhead.payment.TransferIds;
import io.railhead.payment.Uetr;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the engine does about likely duplicates, customers' UETRs and days to come, on the real tables. */
class FileRulesOnDatabaseTest {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final AtomicInteger DATABASES = new AtomicInteger();

    /** Every test has its own: what is due and what looks alike is asked of the whole database. */
    private final TestDatabase database = TestDatabase.fresh("rules" + DATABASES.incrementAndGet());

    private final SqlLedger ledger =
            new SqlLedger(database.application(), new PlainTransactions(database.application()));
    private final ConcurrentLinkedQueue<Outgoing> handed = new ConcurrentLinkedQueue<>();
    private final LaneKeeper lanes = new LaneKeeper(new SqlLanes(database.application()), "node-1", System::nanoTime);
    private volatile Instant now = Samples.NOW;
    private final Engine engine = engine();
    private int requests;

    private final class Line implements Wire {
        @Override
        public boolean isReady(String link) {
            return true;
        }

        @Override
        public void hand(List<Outgoing> committed) {
            handed.addAll(committed);
        }
    }

    private static final class Pack implements Schemes {
        @Override
        public ZoneId zone(String scheme) {
            return LONDON;
        }

        @Override
        public @Nullable Instant expiry(String scheme, Instant queuedAt) {
            return null;
        }

        @Override
        public @Nullable Meaning meaning(String scheme, MessageKind said, StatusCode code, @Nullable Reason reason) {
            return null;
        }
    }

    private Engine engine() {
        Wire wire = new Line();
        Gates gates = new Gates(wire, lanes, Map.of(Samples.LINK, 10_000));
        MessageFactory factory = (payment, at) -> Samples.outgoing(payment, Names.of(payment.id(), payment.uetr()));
        Engine made = new Engine(
                ledger, wire, new Pack(), factory, () -> now, gates, lanes, payment -> {}, 2, Duration.ofHours(24));
        lanes.keep(Set.of(Samples.LINK));
        made.start();
        return made;
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private static <T> T get(CompletableFuture<T> future) throws Exception {
        return future.get(20, TimeUnit.SECONDS);
    }

    /** Another request to pay so many pence at this moment; two of one amount look alike. */
    private Acceptance asked(String participant, long pence, @Nullable LocalDate day) {
        Payment sample = Samples.payment(new OutState.Received(), participant);
        Transfer transfer = sample.transfer();
        Payment payment = new Payment(
                sample.id(),
                0,
                sample.participant(),
                sample.clientId(),
                sample.scheme(),
                sample.packDigest(),
                sample.terms(),
                new Transfer(
                        sample.id(),
                        new Money(Currency.of("GBP"), pence),
                        transfer.debtor(),
                        transfer.creditor(),
                        "another " + sample.id(),
                        transfer.reference()),
                sample.state(),
                null,
                null,
                List.of(),
                null,
                false,
                now,
                null,
                null,
                null);
        String key = participant + " " + pence + " " + requests++;
        return new Acceptance(
                payment,
                new Acceptance.Origin.Request(key, Digest.of(key.getBytes(StandardCharsets.UTF_8)), _ -> new byte[0]),
                day,
                Map.of());
    }

    private Acceptance under(Uetr uetr) {
        Acceptance plain = asked("acme", 5_000 + requests, null);
        return new Acceptance(plain.payment().under(uetr), plain.origin(), null, Map.of());
    }

    private Payment take(Acceptance acceptance) throws Exception {
        return assertInstanceOf(Taken.New.class, get(engine.accept(acceptance))).payment();
    }

    private Payment stored(Payment payment) {
        Payment there = ledger.load(List.of(payment.id())).get(payment.id());
        if (there == null) {
            throw new AssertionError("it is not there");
        }
        return there;
    }

    @Test
    void aPaymentThatLooksLikeAnEarlierOneIsTakenWithAWarningThatNamesIt() throws Exception {
        Payment first = take(asked("acme", 1_000, null));
        assertEquals(List.of(), first.warnings());
        Payment second = take(asked("acme", 1_000, null));
        assertEquals(1, second.warnings().size());
        assertTrue(second.warnings().getFirst().text().contains(first.id().toString()));
        assertEquals(second.warnings(), stored(second).warnings(), "what is told is what is there");
        Payment third = take(asked("acme", 1_000, null));
        assertTrue(third.warnings().getFirst().text().contains(second.id().toString()), "the newest is named");
    }

    @Test
    void anotherAmountAnotherParticipantOrAnotherDayIsNoDuplicate() throws Exception {
        take(asked("acme", 2_000, null));
        assertEquals(List.of(), take(asked("acme", 2_001, null)).warnings());
        assertEquals(List.of(), take(asked("globex", 2_000, null)).warnings());
        now = now.plus(Duration.ofHours(25));
        Payment later = take(asked("acme", 2_000, null));
        assertEquals(List.of(), later.warnings());
        assertTrue(take(asked("acme", 2_000, null))
                .warnings()
                .getFirst()
                .text()
                .contains(later.id().toString()));
    }

    @Test
    void ofManyAlikeThatComeAtOnceAllButOneAreWarnedOf() throws Exception {
        List<CompletableFuture<Taken>> all = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            all.add(engine.accept(asked("acme", 3_000, null)));
        }
        int unwarned = 0;
        for (CompletableFuture<Taken> one : all) {
            unwarned += assertInstanceOf(Taken.New.class, get(one))
                            .payment()
                            .warnings()
                            .isEmpty()
                    ? 1
                    : 0;
        }
        assertEquals(1, unwarned);
    }

    @Test
    void aRetryOfTheSameRequestIsNoDuplicateOfItself() throws Exception {
        Acceptance asked = asked("acme", 4_000, null);
        Payment first = take(asked);
        assertInstanceOf(Taken.Replayed.class, get(engine.accept(asked)));
        Payment next = take(asked("acme", 4_000, null));
        assertTrue(next.warnings().getFirst().text().contains(first.id().toString()));
    }

    @Test
    void whatIsTooOldIsForgottenAndNothingElse() throws Exception {
        take(asked("acme", 4_100, null));
        now = now.plus(Duration.ofHours(30));
        Payment young = take(asked("acme", 4_200, null));
        LikenessRegister register = new LikenessRegister(database.application());
        assertTrue(register.forget(now.minus(Duration.ofHours(24))) >= 1);
        assertEquals(0, register.forget(now.minus(Duration.ofHours(24))));
        assertTrue(take(asked("acme", 4_200, null))
                .warnings()
                .getFirst()
                .text()
                .contains(young.id().toString()));
    }

    @Test
    void aCustomersUetrIsWhatThePaymentLeavesUnder() throws Exception {
        Uetr uetr = Uetr.random();
        Payment payment = take(under(uetr));
        TransferIds ids = stored(payment).ids();
        assertEquals(uetr, ids == null ? null : ids.uetr());
        assertEquals(
                List.of(uetr),
                handed.stream().map(outgoing -> outgoing.ids().uetr()).toList());
        assertEquals(Map.of(uetr, payment.id()), ledger.byUetr(Samples.LINK, List.of(uetr)));
    }

    @Test
    void aSecondUseOfAUetrIsThatRequestsFaultAndLeavesTheFirstAlone() throws Exception {
        Uetr uetr = Uetr.random();
        Payment first = take(under(uetr));
        Acceptance second = under(uetr);
        assertInstanceOf(Taken.UetrUsed.class, get(engine.accept(second)));
        assertEquals(Map.of(), ledger.load(List.of(second.payment().id())));
        assertEquals(1, handed.size());
        assertEquals(Map.of(uetr, first.id()), ledger.byUetr(Samples.LINK, List.of(uetr)));
        assertInstanceOf(Taken.New.class, get(engine.accept(under(Uetr.random()))), "the next good one works");
    }

    @Test
    void aUetrIsKeptForAPaymentThatWaitsForItsDay() throws Exception {
        Uetr uetr = Uetr.random();
        Acceptance plain = asked("acme", 6_000, LocalDate.parse("2026-03-04"));
        Payment waiting =
                take(new Acceptance(plain.payment().under(uetr), plain.origin(), plain.postponedTo(), Map.of()));
        assertEquals(uetr, stored(waiting).uetr());
        assertNull(stored(waiting).ids());
        assertInstanceOf(Taken.UetrUsed.class, get(engine.accept(under(uetr))));
        now = Instant.parse("2026-03-04T00:00:01Z");
        assertEquals(1, engine.wakeDue(() -> now, 10));
        assertEquals(1, engine.claimQueued(Samples.LINK, 10));
        TransferIds ids = stored(waiting).ids();
        assertEquals(uetr, ids == null ? null : ids.uetr());
    }

    @Test
    void aPaymentForALaterDayLeavesAsThatDayBeginsInTheSchemesZoneAndNotBefore() throws Exception {
        // A summer day: in London it begins an hour before it does in UTC.
        Payment waiting = take(asked("acme", 7_000, LocalDate.parse("2026-07-01")));
        assertEquals(new OutState.Scheduled(LocalDate.parse("2026-07-01")), waiting.state());
        now = LocalDate.parse("2026-07-01")
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant()
                .minusSeconds(3_601);
        assertEquals(0, engine.wakeDue(() -> now, 10));
        assertEquals(0, engine.claimQueued(Samples.LINK, 10));
        assertEquals(waiting.state(), stored(waiting).state());
        now = now.plusSeconds(1);
        assertEquals(1, engine.wakeDue(() -> now, 10));
        assertInstanceOf(OutState.Queued.class, stored(waiting).state());
        assertEquals(1, engine.claimQueued(Samples.LINK, 10));
        assertInstanceOf(OutState.Submitted.class, stored(waiting).state());
        assertEquals(1, handed.size());
    }

    @Test
    void aPaymentForALaterDayThatWasCancelledIsNotReleased() throws Exception {
        Payment waiting = take(asked("acme", 8_000, LocalDate.parse("2026-07-02")));
        assertInstanceOf(
                Decision.Moved.class, get(engine.happen(waiting.id(), new OutEvent.CancellationAsked(null), "client")));
        now = Instant.parse("2026-07-03T00:00:00Z");
        assertEquals(0, engine.wakeDue(() -> now, 10));
        assertInstanceOf(OutState.Cancelled.class, stored(waiting).state());
        assertTrue(handed.isEmpty());
    }
}
