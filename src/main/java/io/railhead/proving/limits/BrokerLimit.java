package io.railhead.proving.limits;

import io.railhead.app.embedded.BrokerSettings;
import io.railhead.app.embedded.EmbeddedBroker;
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
import java.util.ArrayList;
import java.util.List;

/** A broker of its own, set up as the gateway's is, and two of the gateway's own relays that send to it over TLS. */
final class BrokerLimit implements AutoCloseable {
    /** Name of the only link. */
    static final String LINK = "limits";

    private static final int MESSAGE_BYTES = 4096;
    private static final int WINDOW = 256;
    private static final int RELAYS = 2;
    /** Nobody reads the queue; at 100 MiB the broker would hold back whoever sends. */
    private static final int MOST = 8_000;

    private final EmbeddedBroker broker;
    private final io.railhead.link.BrokerSettings reach;

    private BrokerLimit(EmbeddedBroker broker, io.railhead.link.BrokerSettings reach) {
        this.broker = broker;
        this.reach = reach;
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
        return new BrokerLimit(
                broker,
                new io.railhead.link.BrokerSettings(
                        "localhost",
                        broker.port(),
                        BrokerSettings.GATEWAY,
                        keyStorePassword + "broker-" + BrokerSettings.GATEWAY,
                        data.resolve("keys/gateway-tls.p12"),
                        keyStorePassword,
                        data.resolve("certificates/demo-ca.pem")));
    }

    double messagesPerSecond(Duration length) throws IOException, InterruptedException {
        return Together.sum(RELAYS, () -> {
            try (Relay relay = new Relay(link(), reach)) {
                return Pace.<IOException>perSecond(length, MOST, () -> round(relay));
            }
        });
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

    private static LinkSettings link() {
        Agent nobody = new Agent.Bic("RAILGB2LXXX");
        return new LinkSettings(
                LINK, nobody, nobody, BrokerSettings.toScheme(LINK), BrokerSettings.fromScheme(LINK), WINDOW, WINDOW);
    }

    @Override
    public void close() {
        broker.stop();
    }
}
