package io.railhead.proving.limits;

import io.railhead.app.embedded.BrokerSettings;
import io.railhead.app.embedded.EmbeddedBroker;
import io.railhead.link.Drain;
import io.railhead.link.LinkSettings;
import io.railhead.link.Parcel;
import io.railhead.link.Relay;
import io.railhead.message.MessageId;
import io.railhead.payment.Agent;
import io.railhead.payment.PaymentId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A broker of its own, set up as the gateway's is; two of the gateway's own relays send to it over TLS, and one
 * reader takes what they send and commits it in hundreds, as the other side of a link does. What the relays get
 * confirmed is counted; a reader that is slower holds them back once 100 MiB are waiting.
 */
final class BrokerLimit implements AutoCloseable {
    /** Name of the only link. */
    static final String LINK = "limits";

    private static final int MESSAGE_BYTES = 4096;
    private static final int WINDOW = 256;
    private static final int RELAYS = 2;
    private static final long READER_WAITS_MILLIS = 50;
    /** Measured, 3 s each: 500 messages a second at first, 2,500 after 15 s, 4,500 after 30, when all is compiled. */
    private static final int WARM_TIMES = 10;

    private final EmbeddedBroker broker;
    private final Path data;
    private final String keyStorePassword;

    private BrokerLimit(EmbeddedBroker broker, Path data, String keyStorePassword) {
        this.broker = broker;
        this.data = data;
        this.keyStorePassword = keyStorePassword;
    }

    /** @param data where the demo's authority has laid keys and certificates for {@link #LINK} */
    static BrokerLimit start(Path data, String keyStorePassword) {
        EmbeddedBroker broker = new EmbeddedBroker(new BrokerSettings(
                data.resolve("broker"),
                0,
                data.resolve("keys/broker-tls.p12"),
                keyStorePassword,
                data.resolve("certificates/demo-ca.pem"),
                List.of(LINK),
                name -> keyStorePassword + name));
        broker.start();
        return new BrokerLimit(broker, data, keyStorePassword);
    }

    private io.railhead.link.BrokerSettings reachAs(String user) {
        return new io.railhead.link.BrokerSettings(
                "localhost",
                broker.port(),
                user,
                keyStorePassword + "broker-" + user,
                data.resolve("keys/gateway-tls.p12"),
                keyStorePassword,
                data.resolve("certificates/demo-ca.pem"));
    }

    /** Counts for so long, after ten times as long at full load, as the gateway's broker has behind it when it counts. */
    double messagesPerSecond(Duration length, InstantSource clock) throws IOException, InterruptedException {
        AtomicBoolean over = new AtomicBoolean();
        try (Drain drain = new Drain(theirs(), reachAs(BrokerSettings.schemeUser(LINK)), clock, bytes -> null);
                ExecutorService reader = Executors.newSingleThreadExecutor()) {
            Future<Long> read = reader.submit(() -> read(drain, over));
            double sent;
            try {
                sent = Together.sum(RELAYS, () -> {
                    try (Relay relay = new Relay(ours(), reachAs(BrokerSettings.GATEWAY))) {
                        return Pace.<IOException>perSecond(length.multipliedBy(WARM_TIMES), length, () -> round(relay));
                    }
                });
            } finally {
                over.set(true);
            }
            if (read.get() == 0) {
                throw new IOException("the broker delivered nothing of what it confirmed");
            }
            return sent;
        } catch (ExecutionException failed) {
            throw new IOException("the broker's messages could not be read: " + failed.getCause(), failed);
        }
    }

    /** Throws what a link throws; here it has one answer, that the limit could not be measured. */
    private static long read(Drain drain, AtomicBoolean over) throws Exception {
        long read = 0;
        while (!over.get()) {
            read += drain.take(READER_WAITS_MILLIS).size();
            drain.commit();
        }
        return read;
    }

    private static int round(Relay relay) throws IOException {
        List<Parcel> parcels = new ArrayList<>(WINDOW);
        for (int i = 0; i < WINDOW; i++) {
            parcels.add(new Parcel(MessageId.next(), PaymentId.next(), new byte[MESSAGE_BYTES], Instant.MAX));
        }
        int confirmed = relay.put(parcels).size();
        if (confirmed < WINDOW) {
            throw new IOException("the broker did not confirm what it was given");
        }
        return confirmed;
    }

    private static LinkSettings ours() {
        return link(BrokerSettings.toScheme(LINK), BrokerSettings.fromScheme(LINK));
    }

    private static LinkSettings theirs() {
        return link(BrokerSettings.fromScheme(LINK), BrokerSettings.toScheme(LINK));
    }

    private static LinkSettings link(String sendQueue, String receiveQueue) {
        Agent nobody = new Agent.Bic("RAILGB2LXXX");
        return new LinkSettings(LINK, nobody, nobody, sendQueue, receiveQueue, WINDOW, WINDOW);
    }

    @Override
    public void close() {
        broker.stop();
    }
}
