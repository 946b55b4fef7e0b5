package io.railhead.routing;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.railhead.audit.AuditEntry;
import io.railhead.audit.SecurityEvent;
import io.railhead.codec.MessagePeek;
import io.railhead.codec.Schemas;
import io.railhead.codec.XercesValidator;
import io.railhead.engine.Engine;
import io.railhead.engine.Gates;
import io.railhead.engine.Inbound;
import io.railhead.engine.Lane;
import io.railhead.engine.LaneKeeper;
import io.railhead.engine.MemoryLedger;
import io.railhead.engine.Outgoing;
import io.railhead.engine.PackSchemes;
import io.railhead.engine.Received;
import io.railhead.engine.Wire;
import io.railhead.engine.Writes;
import io.railhead.link.BrokerSettings;
import io.railhead.link.Links;
import io.railhead.link.LinksFile;
import io.railhead.message.Definition;
import io.railhead.message.MessageId;
import io.railhead.message.MessageKind;
import io.railhead.rules.Judge;
import io.railhead.scheme.Packs;
import io.railhead.signing.SenderTable;
import io.railhead.signing.Verifier;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The receiving legs without a broker: real schemas, verifier, packs, steps and engine over a ledger in memory. Takes
 * a message as the link's consumer hands it over, and tells what became of it. For one thread.
 */
public final class LinkDoor implements AutoCloseable {
    private static final int MOST_BYTES = 1 << 20;

    /**
     * @param code the reason for parking and, behind it, the finer code; or {@code taken}, or {@code duplicate}
     * @param events the security events that it has caused
     */
    public record Seen(String code, List<AuditEntry> events) {}

    private final MemoryLedger ledger = new MemoryLedger();
    private final InstantSource clock;
    private final Engine engine;
    private final Receiving receiving;
    private int parkedBefore;
    private int auditBefore;

    /** Links and packs are the packaged ones. */
    public LinkDoor(Verifier verifier, SenderTable senders, InstantSource clock) {
        this.clock = clock;
        Packs packs = Packs.load(null, Judge.vocabulary());
        Links links = links(clock);
        LaneKeeper lanes = new LaneKeeper(new NoLanes(), "node-1", System::nanoTime);
        Wire nobody = new NoWire();
        engine = new Engine(
                ledger,
                nobody,
                new PackSchemes(packs),
                (payment, at) -> {
                    throw new IllegalStateException("nothing is sent here");
                },
                clock,
                new Gates(nobody, lanes, Map.of("uk-fps", 1, "sct-inst", 1)),
                lanes,
                payment -> {},
                1);
        engine.start();
        receiving = new Receiving(
                new XercesValidator(new Schemas(Path.of("schemas"))),
                verifier,
                senders,
                packs,
                new Judge(clock),
                links,
                engine,
                new Meters(new SimpleMeterRegistry()));
    }

    static Links links(InstantSource clock) {
        try (InputStream file = Files.newInputStream(Path.of("config/links.yaml"))) {
            return new Links(
                    LinksFile.read(file).links().stream()
                            .map(LinksFile.Entry::settings)
                            .toList(),
                    new BrokerSettings("localhost", 1, "nobody", "nothing", Path.of("none"), "none", Path.of("none")),
                    clock,
                    bytes -> null);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    public MemoryLedger ledger() {
        return ledger;
    }

    /** As the drain and the sorting route would. */
    public Seen take(String link, byte[] bytes) {
        return bytes.length > MOST_BYTES
                ? taken(link, new byte[0], null, Received.Oddity.TOO_LARGE)
                : taken(link, bytes, MessagePeek.at(bytes).definition(), null);
    }

    /** A message that is no bytes message. */
    public Seen odd(String link) {
        return taken(link, new byte[0], null, Received.Oddity.NOT_BYTES);
    }

    private Seen taken(String link, byte[] bytes, @Nullable Definition claimed, Received.@Nullable Oddity oddity) {
        Received received = new Received(MessageId.next(), link, bytes, claimed, 1, clock.instant(), oddity);
        Batch batch = new Batch(link, List.of(new Inbound.Arrived(received)));
        MessageKind kind = claimed == null ? MessageKind.OTHER : MessageKind.of(claimed);
        switch (kind) {
            case STATUS_REPORT, MESSAGE_REJECT ->
                receiving.apply(receiving.judge(receiving.verify(receiving.open(batch))));
            case CREDIT_TRANSFER, INITIATION, INITIATION_STATUS, OTHER -> receiving.park(batch);
        }
        return seen();
    }

    private Seen seen() {
        List<Writes.Parked> parked = ledger.parked();
        List<AuditEntry> audit = ledger.audit();
        List<AuditEntry> fresh = audit.subList(auditBefore, audit.size());
        String code = parked.size() > parkedBefore
                ? code(parked.getLast())
                : fresh.stream().anyMatch(entry -> entry.event().equals("message.repeated")) ? "duplicate" : "taken";
        Seen seen = new Seen(
                code,
                fresh.stream()
                        .filter(entry -> entry.event().startsWith(SecurityEvent.PREFIX))
                        .toList());
        parkedBefore = parked.size();
        auditBefore = audit.size();
        return seen;
    }

    /** The reason, and the finer code with which the detail begins where it has one. */
    private static String code(Writes.Parked parked) {
        String first = parked.detail().split("[ :]", 2)[0];
        return parked.reason().code() + (first.matches("[A-Z]+(-[A-Z0-9]+)+") ? " " + first : "");
    }

    @Override
    public void close() {
        engine.close();
    }

    static final class NoLanes implements LaneKeeper.Register {
        @Override
        public Lane acquire(String link, String node, long leaseSeconds) {
            return new Lane(link, node, 1);
        }

        @Override
        public boolean renew(Lane lane, long leaseSeconds) {
            return true;
        }

        @Override
        public List<Lane> takeOver(String link, String node, long leaseSeconds) {
            return List.of();
        }
    }

    private static final class NoWire implements Wire {
        @Override
        public boolean isReady(String link) {
            return false;
        }

        @Override
        public void hand(List<Outgoing> committed) {
            if (!committed.isEmpty()) {
                throw new IllegalStateException("nothing is sent here");
            }
        }
    }
}
