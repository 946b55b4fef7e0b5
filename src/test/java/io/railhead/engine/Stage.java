package io.railhead.engine;

import io.railhead.lifecycle.Meaning;
import io.railhead.lifecycle.OutState;
import io.railhead.lifecycle.OutStates;
import io.railhead.lifecycle.Settlement;
import io.railhead.lifecycle.Terms;
import io.railhead.message.Definition;
import io.railhead.message.Digest;
import io.railhead.message.Header;
import io.railhead.message.MessageId;
import io.railhead.message.MessageKind;
import io.railhead.message.MessageReject;
import io.railhead.message.OriginalReference;
import io.railhead.message.Reason;
import io.railhead.message.StatusCode;
import io.railhead.message.StatusReport;
import io.railhead.payment.Account;
import io.railhead.payment.Agent;
import io.railhead.payment.Currency;
import io.railhead.payment.Money;
import io.railhead.payment.ParticipantId;
import io.railhead.payment.Party;
import io.railhead.payment.PaymentId;
import io.railhead.payment.Transfer;
import io.railhead.payment.TransferIds;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Everything around the engine, by hand: clock, link, lanes, message factory, pack, and the two sides' messages. */
final class Stage {
    static final String FPS = "uk-fps";
    static final String SCT = "sct-inst";
    static final Duration ANSWER = Duration.ofSeconds(15);
    static final Duration SEND = Duration.ofMinutes(10);
    static final Duration LIFETIME = Duration.ofHours(1);
    static final Definition REPORT = new Definition("pacs.002.001.10");
    static final Agent SCHEME = new Agent.Bic("UKFPGB2LXXX");

    final MemoryLedger ledger = new MemoryLedger();
    final Clock clock = new Clock();
    final Link wire = new Link();
    final Rows lanes = new Rows();
    final Factory factory = new Factory();
    final LaneKeeper keeper = new LaneKeeper(lanes, "node-1", clock::nanos);
    final Gates gates;
    final Worker worker;
    final List<Payment> seen = Collections.synchronizedList(new ArrayList<>());

    Stage() {
        this(100);
    }

    /** @param credit of each link; both links are up and their lanes held */
    Stage(int credit) {
        this(credit, Patience.NONE);
    }

    Stage(int credit, Patience patience) {
        gates = new Gates(wire, keeper, Map.of(FPS, credit, SCT, credit), patience);
        worker = new Worker(new Worker.Parts(ledger, wire, new Pack(), factory, clock), gates, keeper, seen::add);
        keeper.keep(Set.of(FPS, SCT));
    }

    Engine engine(int workers) {
        return new Engine(ledger, wire, new Pack(), factory, clock, gates, keeper, seen::add, workers);
    }

    /** Stands still until moved. */
    static final class Clock implements InstantSource {
        private volatile Instant now = Instant.parse("2026-03-02T10:00:00.123456Z");

        @Override
        public Instant instant() {
            return now;
        }

        long nanos() {
            return now.toEpochMilli() * 1_000_000;
        }

        void pass(Duration time) {
            now = now.plus(time);
        }
    }

    /** A link that is up until somebody cuts it. */
    static final class Link implements Wire {
        final Set<String> down = ConcurrentHashMap.newKeySet();
        final List<Outgoing> handed = Collections.synchronizedList(new ArrayList<>());

        @Override
        public boolean isReady(String link) {
            return !down.contains(link);
        }

        @Override
        public void hand(List<Outgoing> committed) {
            handed.addAll(committed);
        }
    }

    /** The lane rows; the ledger is told of each. */
    final class Rows implements LaneKeeper.Register {
        private final Map<String, Lane> rows = new ConcurrentHashMap<>();
        private long epoch;

        @Override
        public Lane acquire(String link, String node, long leaseSeconds) {
            Lane lane = new Lane(link, node, ++epoch);
            rows.put(link, lane);
            ledger.grant(lane);
            return lane;
        }

        @Override
        public boolean renew(Lane lane, long leaseSeconds) {
            return lane.equals(rows.get(lane.link()));
        }

        @Override
        public List<Lane> takeOver(String link, String node, long leaseSeconds) {
            return List.of();
        }

        /** Another node takes the lane over, unnoticed here. */
        void takenOver(String link) {
            acquire(link, "node-2", 10);
        }
    }

    /** Signs nothing, but counts what it was asked for. */
    static final class Factory implements MessageFactory {
        final List<PaymentId> built = Collections.synchronizedList(new ArrayList<>());
        final Set<PaymentId> unbuildable = new HashSet<>();
        volatile boolean keyGone;

        @Override
        public Outgoing requestOf(Payment payment, Instant at) throws Unbuildable {
            built.add(payment.id());
            if (keyGone) {
                throw new IllegalStateException("the key store does not answer");
            }
            if (unbuildable.contains(payment.id())) {
                throw new Unbuildable("our own message would be invalid");
            }
            TransferIds ids = Names.of(payment.id());
            return new Outgoing(
                    MessageId.next(),
                    payment.id(),
                    payment.scheme(),
                    new Definition("pacs.008.001.08"),
                    ids,
                    ids.messageId().getBytes(StandardCharsets.UTF_8),
                    "key",
                    "RAILGB2LXXX",
                    at,
                    at.plus(ANSWER),
                    at.plus(SEND));
        }
    }

    /** A pack of a few codes. */
    static final class Pack implements Schemes {
        @Override
        public ZoneId zone(String scheme) {
            return ZoneOffset.UTC;
        }

        @Override
        public Instant expiry(String scheme, Instant queuedAt) {
            return queuedAt.plus(LIFETIME);
        }

        @Override
        public @Nullable Meaning meaning(String scheme, MessageKind said, StatusCode code, @Nullable Reason reason) {
            if ("RJCT".equals(code.code())) {
                return reason != null && "DUPL".equals(reason.code())
                        ? Meaning.DUPLICATE_CLAIMED
                        : Meaning.FINAL_NEGATIVE;
            }
            return switch (code.code()) {
                case "ACSC" -> Meaning.FINAL_POSITIVE;
                case "ACCP" -> Meaning.AGREED;
                case "PDNG" -> Meaning.INFORMED;
                default -> null;
            };
        }
    }

    Payment received(String link, boolean bulk) {
        PaymentId id = PaymentId.next();
        Transfer transfer = new Transfer(
                id,
                new Money(Currency.of("GBP"), 1000),
                new Party("Acme Ltd", new Account.SortCodeAccount("202959", "63748472")),
                new Party("Ada Example", new Account.SortCodeAccount("601613", "31926819")),
                "INV-1",
                null);
        return new Payment(
                id,
                0,
                new ParticipantId("acme"),
                "till",
                link,
                Digest.of(new byte[] {1}),
                new Terms(Terms.OnSilence.HOLD, Settlement.Kind.DEFERRED_NET),
                transfer,
                new OutState.Received(),
                null,
                null,
                List.of(),
                bulk ? UUID.randomUUID() : null,
                bulk,
                clock.instant(),
                null,
                null,
                null);
    }

    Work.Accept request(String key, String body) {
        return request(received(FPS, false), key, body, null);
    }

    Work.Accept request(Payment payment, String key, String body, @Nullable LocalDate day) {
        Acceptance.Origin origin = new Acceptance.Origin.Request(
                key,
                Digest.of(body.getBytes(StandardCharsets.UTF_8)),
                taken -> (OutStates.name(taken.state()) + " " + taken.id()).getBytes(StandardCharsets.UTF_8));
        return new Work.Accept(new Acceptance(payment, origin, day, Map.of()), new CompletableFuture<>());
    }

    Work.Accept item(Payment payment, int index) {
        UUID file = payment.fileId() == null ? UUID.randomUUID() : payment.fileId();
        return new Work.Accept(
                new Acceptance(payment, new Acceptance.Origin.Item(file, 0, index, null), null, Map.of()),
                new CompletableFuture<>());
    }

    void run(Work... batch) {
        worker.process(List.of(batch));
    }

    /** A payment that left, and what left for it. */
    Payment submitted() {
        return submitted(FPS, false);
    }

    Payment submitted(String link, boolean bulk) {
        Payment payment = received(link, bulk);
        run(request(payment, payment.id().toString(), "body", null));
        return ledger.get(payment.id());
    }

    /** A payment that had to stay in the queue because its link was down. */
    Payment queued(boolean bulk) {
        wire.down.add(FPS);
        Payment payment = received(FPS, bulk);
        run(request(payment, payment.id().toString(), "body", null));
        wire.down.remove(FPS);
        return ledger.get(payment.id());
    }

    Work.Claim claim(Payment payment) {
        if (gates.tryLeave(payment.scheme(), payment.bulk()).isEmpty()) {
            throw new AssertionError("the gate is closed");
        }
        return new Work.Claim(payment.id(), payment.bulk(), payment.scheme(), new CompletableFuture<>());
    }

    Received received(String link, String body) {
        return new Received(
                MessageId.next(), link, body.getBytes(StandardCharsets.UTF_8), REPORT, 1, clock.instant(), null);
    }

    static OriginalReference all(Payment payment) {
        TransferIds ids = payment.ids();
        if (ids == null) {
            throw new AssertionError("it was never sent");
        }
        return new OriginalReference(
                ids.messageId(),
                "pacs.008.001.08",
                ids.instructionId(),
                payment.transfer().endToEndId(),
                ids.transactionId(),
                ids.uetr().toString());
    }

    Inbound.Judged says(Payment payment, String code) {
        return says(FPS, "R" + UUID.randomUUID(), all(payment), code, null, null);
    }

    Inbound.Judged says(
            String link,
            String messageId,
            OriginalReference original,
            String code,
            @Nullable String reason,
            @Nullable String clearingReference) {
        StatusReport report = new StatusReport(
                messageId,
                clock.instant().atOffset(ZoneOffset.UTC),
                original,
                new StatusCode(code),
                reason == null ? null : new Reason(reason, false, null),
                null,
                clearingReference,
                null);
        String document = report.toString();
        return new Inbound.Judged(
                received(link, document),
                header(messageId, REPORT),
                Digest.of(document.getBytes(StandardCharsets.UTF_8)),
                "their-key",
                new Inbound.Content.Status(report));
    }

    Inbound.Judged rejects(String reference) {
        String messageId = "A" + UUID.randomUUID();
        MessageReject reject = new MessageReject(reference, "XML", null, null, "cannot be read", null);
        return new Inbound.Judged(
                received(FPS, reject.toString()),
                header(messageId, new Definition("admi.002.001.01")),
                Digest.of(reject.toString().getBytes(StandardCharsets.UTF_8)),
                "their-key",
                new Inbound.Content.Reject(reject));
    }

    private Header header(String messageId, Definition definition) {
        return new Header(
                SCHEME,
                new Agent.Bic("RAILGB2LXXX"),
                messageId,
                definition,
                null,
                clock.instant().atOffset(ZoneOffset.UTC));
    }

    /** The same message in a new delivery. */
    Inbound.Judged again(Inbound.Judged message) {
        return new Inbound.Judged(
                received(message.received().link(), "again"),
                message.header(),
                message.document(),
                message.keyId(),
                message.content());
    }

    static Work.Apply apply(Inbound message) {
        return new Work.Apply(message, new PaymentId(message.received().id().value()), new CompletableFuture<>());
    }

    String stateOf(Payment payment) {
        return OutStates.name(ledger.get(payment.id()).state());
    }
}
