package io.railhead.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.railhead.engine.Acceptance;
import io.railhead.engine.Applied;
import io.railhead.engine.Engine;
import io.railhead.engine.Gates;
import io.railhead.engine.Inbound;
import io.railhead.engine.LaneKeeper;
import io.railhead.engine.Ledger;
import io.railhead.engine.MessageFactory;
import io.railhead.engine.Outgoing;
import io.railhead.engine.Payment;
import io.railhead.engine.Received;
import io.railhead.engine.Schemes;
import io.railhead.engine.Taken;
import io.railhead.engine.Wire;
import io.railhead.lifecycle.Meaning;
import io.railhead.lifecycle.OutState;
import io.railhead.message.Digest;
import io.railhead.message.Header;
import io.railhead.message.MessageKind;
import io.railhead.message.OriginalReference;
import io.railhead.message.Reason;
import io.railhead.message.StatusCode;
import io.railhead.message.StatusReport;
import io.railhead.payment.Agent;
import io.railhead.payment.TransferIds;
import io.railhead.store.PlainTransactions.Fate;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The engine with its threads on the real tables: what is told is what is there. */
class EngineOnDatabaseTest {
    private static final TestDatabase DATABASE = TestDatabase.fresh("heart");

    private final PlainTransactions transactions = new PlainTransactions(DATABASE.application());
    private final SqlLedger ledger = new SqlLedger(DATABASE.application(), transactions);
    private final SqlOutbox outbox = new SqlOutbox(DATABASE.application());
    private final AuditChains chains = new AuditChains(DATABASE.application());
    private final ConcurrentLinkedQueue<Outgoing> handed = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Payment> seen = new ConcurrentLinkedQueue<>();
    private final LaneKeeper lanes = new LaneKeeper(new SqlLanes(DATABASE.application()), "node-1", System::nanoTime);
    private final Engine engine = engine();

    /** Up all the time. */
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

    /** One code, one meaning. */
    private static final class Pack implements Schemes {
        @Override
        public ZoneId zone(String scheme) {
            return ZoneOffset.UTC;
        }

        @Override
        public @Nullable Instant expiry(String scheme, Instant queuedAt) {
            return null;
        }

        @Override
        public Meaning meaning(String scheme, MessageKind said, StatusCode code, @Nullable Reason reason) {
            return "ACSC".equals(code.code()) ? Meaning.FINAL_POSITIVE : Meaning.FINAL_NEGATIVE;
        }
    }

    private Engine engine() {
        Wire wire = new Line();
        Gates gates = new Gates(wire, lanes, Map.of(Samples.LINK, 10_000));
        MessageFactory factory = (payment, at) -> Samples.outgoing(payment, Samples.ids(payment));
        return new Engine(ledger, wire, new Pack(), factory, InstantSource.system(), gates, lanes, seen::add, 2);
    }

    @AfterEach
    void close() {
        engine.close();
        assertEquals(List.of(), chains.verify().wrong());
    }

    private void start() {
        lanes.keep(Set.of(Samples.LINK));
        engine.start();
    }

    private static Acceptance acceptance(String key) {
        Payment payment = Samples.payment(new OutState.Received(), "acme");
        return new Acceptance(
                payment,
                new Acceptance.Origin.Request(
                        key,
                        Digest.of(key.getBytes(StandardCharsets.UTF_8)),
                        taken -> ("taken " + taken.id()).getBytes(StandardCharsets.UTF_8)),
                null,
                Map.of("scheme", Samples.LINK));
    }

    private static Inbound.Judged says(TransferIds ids, String code) {
        StatusReport report = new StatusReport(
                "R" + ids.uetr(),
                Samples.NOW.atOffset(ZoneOffset.UTC),
                new OriginalReference(
                        ids.messageId(),
                        null,
                        ids.instructionId(),
                        null,
                        ids.transactionId(),
                        ids.uetr().toString()),
                new StatusCode(code),
                new Reason("AC03", false, "text"),
                null,
                "CSR-1",
                LocalDate.parse("2026-03-03"));
        Received received = Samples.received(report.toString());
        Header header = new Header(
                new Agent.Bic("UKFPGB2LXXX"),
                new Agent.Bic("RAILGB2LXXX"),
                report.messageId(),
                new io.railhead.message.Definition("pacs.002.001.10"),
                null,
                Samples.NOW.atOffset(ZoneOffset.UTC));
        return new Inbound.Judged(
                received, header, Digest.of(received.bytes()), "their-key", new Inbound.Content.Status(report));
    }

    private static <T> T get(CompletableFuture<T> future) throws Exception {
        return future.get(20, TimeUnit.SECONDS);
    }

    private Payment stored(Payment payment) {
        Payment there = ledger.load(List.of(payment.id())).get(payment.id());
        if (there == null) {
            throw new AssertionError("it is not there");
        }
        return there;
    }

    @Test
    void aPaymentFromRequestToSettlementIsToldAsItIsStored() throws Exception {
        start();
        Taken.New taken = (Taken.New) get(engine.accept(acceptance("one")));
        assertEquals(taken.payment(), stored(taken.payment()));
        TransferIds ids = taken.payment().ids();
        if (ids == null) {
            throw new AssertionError("it has not left");
        }
        assertEquals(Applied.APPLIED, get(engine.apply(says(ids, "ACSC"))));
        assertEquals(Applied.DUPLICATE, get(engine.apply(says(ids, "ACSC"))));
        Payment told = seen.remove();
        assertInstanceOf(OutState.Settled.class, told.state());
        assertEquals(Samples.at(told, 1), stored(told), "what a waiting caller sees is what a later one reads");
        assertTrue(seen.isEmpty());
    }

    @Test
    void manyAtOnceAllHoldTogether() throws Exception {
        start();
        List<CompletableFuture<Taken>> taken = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            taken.add(engine.accept(acceptance("many " + i)));
        }
        List<CompletableFuture<Applied>> applied = new ArrayList<>();
        for (int i = 0; i < taken.size(); i++) {
            TransferIds ids = ((Taken.New) get(taken.get(i))).payment().ids();
            if (ids == null) {
                throw new AssertionError("it has not left");
            }
            applied.add(engine.apply(says(ids, i % 3 == 0 ? "RJCT" : "ACSC")));
            applied.add(engine.apply(says(ids, i % 3 == 0 ? "RJCT" : "ACSC")));
        }
        int fresh = 0;
        for (CompletableFuture<Applied> one : applied) {
            fresh += get(one) == Applied.APPLIED ? 1 : 0;
        }
        assertEquals(300, fresh);
        assertEquals(300, handed.size());
        assertEquals(300, seen.size());
        assertEquals(0, outbox.count(Samples.LINK, "node-1"), "T4 was first every time");
        assertEquals(new Ledger.Unanswered(0, 0), ledger.countUnanswered(Samples.LINK));
    }

    @Test
    void afterACommitOfUnknownEndTheSameKeyGetsTheStoredResponseAndTheOutboxHasTheMessage() throws Exception {
        start();
        transactions.next(Fate.LOST_AFTER);
        Acceptance lost = acceptance("unknown");
        assertInstanceOf(Taken.Unavailable.class, get(engine.accept(lost)));
        assertTrue(handed.isEmpty());
        Taken.Replayed replayed = (Taken.Replayed) get(engine.accept(acceptance("unknown")));
        assertEquals(lost.payment().id().value(), replayed.payment());
        assertArrayEquals(("taken " + lost.payment().id()).getBytes(StandardCharsets.UTF_8), replayed.response());
        assertTrue(handed.isEmpty(), "the relay finds it in the outbox");
        assertEquals(
                1,
                outbox.waiting(lanes.held(Samples.LINK).orElseThrow(), Samples.NOW.plusSeconds(1), 10)
                        .size());
        Payment payment = stored(lost.payment());
        TransferIds ids = payment.ids();
        if (ids == null) {
            throw new AssertionError("it has not left");
        }
        assertEquals(Applied.APPLIED, get(engine.apply(says(ids, "ACSC"))));
    }
}
